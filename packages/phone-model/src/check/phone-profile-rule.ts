import { type CpuCluster, PHONE_TIERS, type PhoneProfile } from '../phone-profile.ts';
import { type Rule, fields, list, number, oneOfWords, orNull, parameter, text, whole, yesOrNo } from './rules.ts';

const property = text(/^[\w .()+/-]{1,60}$/, '1 to 60 letters, digits, blanks and . ( ) + / -, as in a phone property');
const positive = (most: number, unit: string, why: string) => parameter(number(0.001, most, unit, why));
const kilobytes = (least: number, most: number, why: string) => parameter(whole(least, most, 'KiB', why));

const CYCLES =
  'from about 7 (fastest core of 2024, int8) to 500 (32-bit core) million cycles are published for this network';
const cluster: Rule<CpuCluster> = fields<CpuCluster>({
  core: property,
  cores: whole(1, 12, 'cores', 'a cluster of a phone has at least one core'),
  maxKHz: whole(300_000, 6_000_000, 'kHz', 'phones run at 0.3 to 6 GHz; kHz as the kernel gives them'),
  megacycles: fields<CpuCluster['megacycles']>({
    fp32: parameter(number(3, 1000, 'million cycles', CYCLES)),
    fp16: parameter(number(3, 1000, 'million cycles', CYCLES)),
    int8: parameter(number(3, 1000, 'million cycles', CYCLES)),
  }),
});

const fps = parameter(number(1, 10_000, 'frames/s', 'hardware decoders of phones do some tens to a few thousand'));
const gpuFactor = orNull(parameter(number(0.05, 20, 'times four CPU threads', 'published: 0.4 to 4')));
const watts = (why: string) => positive(30, 'W', why);

/** What each field of a profile may be by itself; `contradictionsIn` looks at them together. */
export const PHONE_PROFILE_RULE: Rule<PhoneProfile> = fields<PhoneProfile>({
  name: text(/^[a-z0-9][a-z0-9-]{1,59}$/, '2 to 60 small letters, digits and dashes'),
  notes: text(/^.{0,600}$/s, 'at most 600 characters'),
  tier: oneOfWords(PHONE_TIERS, 'these are the tiers of phones'),
  identity: fields<PhoneProfile['identity']>({
    brand: property,
    manufacturer: property,
    model: property,
    device: property,
    product: property,
    soc: property,
    sdk: whole(
      26,
      35,
      'API level',
      'Android 8 to 15: older ones have no UiAutomator2 server, newer ones are not modelled',
    ),
    release: text(/^\d{1,2}(\.\d){0,2}$/, 'a version such as 13 or 8.1.0'),
    abi: oneOfWords(['arm64-v8a', 'armeabi-v7a'], 'the harness is built for these'),
    screen: fields<PhoneProfile['identity']['screen']>({
      width: whole(240, 4320, 'pixels', 'held upright'),
      height: whole(320, 7680, 'pixels', 'held upright'),
      density: whole(120, 960, 'dots per inch', "Android's density buckets"),
    }),
  }),
  ramKb: kilobytes(524_288, 33_554_432, '0.5 to 32 GiB; as /proc/meminfo gives it'),
  cpu: fields<PhoneProfile['cpu']>({
    clusters: list(cluster, 1, 4, 'a phone has 1 to 4 kinds of core'),
    parallelShare: parameter(number(0, 1, '', 'a share; published fits are 0.43 to 0.87')),
  }),
  gpu: fields<PhoneProfile['gpu']>({
    name: property,
    opencl: gpuFactor,
    vulkan: gpuFactor,
    loadMs: positive(60_000, 'ms', 'kernels are compiled when a model is loaded'),
    sigma: parameter(number(0, 1, '', 'spread of the logarithm')),
  }),
  decode: fields<PhoneProfile['decode']>({
    openMs: positive(700, 'ms', 'a pick has 800 ms for everything'),
    seekMs: positive(500, 'ms', 'a demuxer moves within a file'),
    avc720pFps: fps,
    avc1080pFps: fps,
    hevc1080pFps: fps,
    instances: parameter(whole(1, 64, 'decoders', 'as CodecCapabilities.getMaxSupportedInstances')),
    exactSeek: parameter(yesOrNo('either it gives the frame asked for or the key frame before it')),
    overlap: parameter(number(1, 2, '', 'two things at once are at best twice as fast as one after the other')),
  }),
  costs: fields<PhoneProfile['costs']>({
    convert720pMs: positive(200, 'ms', 'one pass over a frame'),
    selectMs: positive(50, 'ms', 'an argmax over at most 256 numbers'),
    modelLoadMs: positive(20_000, 'ms', 'reading some megabytes and creating a session'),
  }),
  noise: fields<PhoneProfile['noise']>({
    sigma: parameter(number(0, 1, '', 'spread of the logarithm')),
    outlierRate: parameter(number(0, 0.5, '', 'a share; more than half would be no outliers')),
    outlierMaxFactor: parameter(number(1, 100, '', 'an outlier is slower, never faster')),
    launchSigma: parameter(number(0, 1, '', 'spread of the logarithm')),
    coldFrames: parameter(whole(0, 100, 'frames', 'frames until caches and clocks are warm')),
    coldFactor: parameter(number(1, 20, '', 'a cold frame is slower, never faster')),
  }),
  heat: fields<PhoneProfile['heat']>({
    ambientC: parameter(number(-10, 50, 'degrees C', 'a room, or a farm in a hot one')),
    dieTauS: positive(120, 's', 'a chip warms up in seconds'),
    skinTauS: positive(7200, 's', 'a body warms up in minutes'),
    dieCPerW: positive(50, 'K/W', 'a chip over its case'),
    skinCPerW: positive(50, 'K/W', 'a body over the room'),
    idleW: watts('screen on, nothing running'),
    busyW: watts('all fast cores busy'),
    statusFromC: parameter(
      list(
        number(20, 120, 'degrees C', 'skin temperatures'),
        6,
        6,
        'one threshold for each of light, moderate, severe, critical, emergency, shutdown',
      ),
    ),
    hysteresisC: parameter(number(0, 10, 'K', 'a phone leaves a status a little below where it entered it')),
    speedByStatus: parameter(
      list(number(0.01, 1, '', 'a share of full speed'), 7, 7, 'one share for each status from none to shutdown'),
    ),
  }),
  memory: fields<PhoneProfile['memory']>({
    availableKb: kilobytes(65_536, 33_554_432, 'MemAvailable of the idle phone'),
    appPssKb: kilobytes(1024, 4_194_304, 'the app before it loads a model'),
    enginePssKb: kilobytes(256, 4_194_304, 'what the model adds'),
    decoderPssKb: kilobytes(256, 4_194_304, 'what an open decoder adds'),
  }),
  lowMemoryKiller: fields<PhoneProfile['lowMemoryKiller']>({
    killBelowKb: kilobytes(0, 4_194_304, 'available memory below which the app in front is taken'),
    psiPartialStallMs: parameter(number(0, 1000, 'ms', 'stall per second that lmkd watches for')),
    swapFreeLowPercent: parameter(number(0, 100, '%', 'a share')),
    thrashingLimitPercent: parameter(number(0, 1000, '%', 'refaults against the size of the file cache')),
  }),
});
