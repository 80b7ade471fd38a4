import type { Parameter, PhoneProfile } from '../phone-profile.ts';

const measured = (value: number, source: string): Parameter => ({ value, source, kind: 'measured' });
const fitted = (value: number, source: string): Parameter => ({ value, source, kind: 'fitted' });
const assumed = (value: number, source: string): Parameter => ({ value, source, kind: 'assumed' });

const NCNN = 'Tencent/ncnn benchmark/README.md, Pixel 4a 5G (bramble), 4 threads';
const CODECS =
  'device tree google_redbull (SD765G), media_codecs_performance.xml, measured-frame-rate, AVC by hardware';
const PADDLE = 'PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, all ARMv8.2 rows';
const THERMAL = 'LineageOS/android_device_google_bramble thermal_info_config, skin';
const THROTTLE = 'half speed claimed near 42 C battery for one flagship; steps between are a guess';
const MODEL_MEMORY = 'no public number for this app; sized like a small video app';

/** Pixel 4a 5G (bramble, Snapdragon 765G, 2020). The mid-tier phone with the most published numbers of its own. */
export const pixel4a5g: PhoneProfile = {
  name: 'pixel-4a-5g',
  identity: {
    brand: 'google',
    manufacturer: 'Google',
    model: 'Pixel 4a (5G)',
    device: 'bramble',
    product: 'bramble',
    soc: 'SM7250',
    sdk: 33,
    release: '13',
    abi: 'arm64-v8a',
    clusters: [
      { cores: 6, maxKHz: 1_804_800 },
      { cores: 1, maxKHz: 2_208_000 },
      { cores: 1, maxKHz: 2_400_000 },
    ],
    screen: { width: 1080, height: 2340, density: 420 },
  },
  ramKb: fitted(5_767_168, 'sold with 6 GB; what the kernel leaves of it is a guess of 5.5 GB'),
  costs: {
    openMs: assumed(
      120,
      'first frame about 150 ms dearer than the next (jianshu dfddb85302bd), other phones 40-200 ms',
    ),
    seekMs: assumed(1.5, 'demuxer only, file in the page cache; no published number'),
    decodeFrame720pMs: measured(2.63, `${CODECS}: 380 frames/s at 720p`),
    decodeSizeExponent: fitted(0.92, `${CODECS}: 380 frames/s at 720p against 180 at 1080p`),
    convert720pMs: assumed(3, 'YUV to RGB and resize, 1-6 ms; no published number'),
    infer224Ms: fitted(3.7, `${NCNN}: MobileNetV3-Large 11.0 ms; Small is 0.33-0.35 of it in Paddle-Lite's table`),
    parallelShare: fitted(0.62, 'ncnn 1 against 4 threads on prime+3 clusters: 0.58-0.66'),
    fp16Factor: fitted(0.52, `${PADDLE}: fp16 / fp32 = 0.50-0.53`),
    int8Factor: fitted(0.55, `${PADDLE}: int8 / fp32 = 0.54-0.57 with sdot`),
    selectMs: assumed(0.05, 'an argmax over at most 256 numbers'),
    modelLoadMs: assumed(60, 'session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86'),
  },
  noise: {
    sigma: fitted(0.05, 'MNN and ncnn tables: CPU, four threads, avg / min 1.01-1.20'),
    outlierRate: assumed(0.005, 'range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones'),
    outlierMaxFactor: assumed(4, 'MLPerf Mobile max / p50 of 2-15 on other phones'),
    launchSigma: assumed(0.04, 'run-level frequency offset of about 10 % in published reruns'),
    coldFrames: assumed(4, 'first 3-10 iterations run un-warmed'),
    coldFactor: assumed(1.8, 'un-warmed iterations cost 1.5-3 times'),
  },
  heat: {
    ambientC: assumed(25, 'a room'),
    dieTauS: assumed(8, 'CPU cores 6-9 s claimed for one flagship'),
    skinTauS: assumed(540, 'chassis 540 s claimed for one flagship'),
    dieCPerW: assumed(9, 'no published number'),
    skinCPerW: assumed(5, 'range 4-6 K/W; no published number'),
    idleW: assumed(0.8, 'screen on, nothing running; no published number'),
    busyW: assumed(2.2, 'four busy threads of a mid phone, 1.5-2.5 W; no published number'),
    statusFromC: [
      measured(37, THERMAL),
      measured(41, THERMAL),
      measured(43, THERMAL),
      measured(45, THERMAL),
      measured(49, THERMAL),
      measured(53, THERMAL),
    ],
    speedByStatus: [
      assumed(1, THROTTLE),
      assumed(0.97, THROTTLE),
      assumed(0.85, THROTTLE),
      assumed(0.65, THROTTLE),
      assumed(0.5, THROTTLE),
      assumed(0.3, THROTTLE),
      assumed(0.3, THROTTLE),
    ],
  },
  memory: {
    appPssKb: assumed(48_000, MODEL_MEMORY),
    enginePssKb: assumed(14_000, 'MobileNetV3-Small 8.1 MB by MNN on x86 plus the file'),
    decoderPssKb: assumed(32_000, '8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere'),
  },
};
