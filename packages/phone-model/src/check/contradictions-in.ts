import { idleHeat } from '../heat.ts';
import { type CpuCluster, type PhoneProfile, harnessNeedKb } from '../phone-profile.ts';
import { framesIn800Ms, tierOf } from '../tier-of.ts';
import type { ProfileProblem } from './profile-problem.ts';

/** Android's version by API level, https://apilevels.com. */
const RELEASE_OF: Readonly<Record<number, string>> = {
  26: '8.0',
  27: '8.1',
  28: '9',
  29: '10',
  30: '11',
  31: '12',
  32: '12',
  33: '13',
  34: '14',
  35: '15',
};
const PRECISIONS = ['fp32', 'fp16', 'int8'] as const;

/** Numbers that are possible each by itself but not together. Takes only a profile whose fields were found sound. */
export function contradictionsIn(profile: PhoneProfile): readonly ProfileProblem[] {
  return [
    ...ofIdentity(profile),
    ...ofCores(profile),
    ...ofDecoder(profile),
    ...ofHeat(profile),
    ...ofMemory(profile),
    ...ofTier(profile),
  ];
}

function ofIdentity({ identity }: PhoneProfile): readonly ProfileProblem[] {
  const release = RELEASE_OF[identity.sdk] ?? '';
  return [
    ...unless(identity.release === release || identity.release.startsWith(`${release}.`), {
      path: 'identity.release',
      what: `${identity.release} is not the release of API level ${identity.sdk}`,
      why: 'apps and tools look at both and expect them to agree',
      allowed: release,
    }),
    ...unless(identity.screen.width <= identity.screen.height, {
      path: 'identity.screen.width',
      what: `${identity.screen.width} is more than the height of ${identity.screen.height}`,
      why: 'a phone is held upright',
      allowed: `at most ${identity.screen.height} pixels`,
    }),
  ];
}

function ofCores({ cpu }: PhoneProfile): readonly ProfileProblem[] {
  return cpu.clusters.flatMap((cluster, place) => {
    const { core, maxKHz, megacycles } = cluster;
    const at = `cpu.clusters[${place}].megacycles`;
    const littler = cpu.clusters[place - 1];
    const tooSlow = PRECISIONS.flatMap((precision) => {
      const mine = inferenceMs(cluster, precision);
      const theirs = littler === undefined ? Infinity : inferenceMs(littler, precision);
      return unless(mine <= theirs * 1.001, {
        path: `${at}.${precision}.value`,
        what: `${core} takes ${mine.toFixed(2)} ms at ${precision}, the littler ${littler?.core} only ${theirs.toFixed(2)} ms`,
        why: 'clusters go from the slowest to the fastest, and a big core is faster than a little one at everything',
        allowed: `at most ${((theirs * maxKHz) / 1e6).toFixed(1)} million cycles`,
      });
    });
    return [
      ...tooSlow,
      ...unless(megacycles.fp16.value <= megacycles.fp32.value * 1.05, {
        path: `${at}.fp16.value`,
        what: `${megacycles.fp16.value} is more than the ${megacycles.fp32.value} of fp32`,
        why: 'half precision takes half the time where the core has it, and the same where it has not',
        allowed: `at most ${megacycles.fp32.value} million cycles`,
      }),
      ...unless(megacycles.int8.value <= megacycles.fp32.value * 1.7, {
        path: `${at}.int8.value`,
        what: `${megacycles.int8.value} is more than 1.7 times the ${megacycles.fp32.value} of fp32`,
        why: 'even the worst published int8 kernels (ncnn, 2021) stay below that',
        allowed: `at most ${(megacycles.fp32.value * 1.7).toFixed(1)} million cycles`,
      }),
    ];
  });
}

function inferenceMs({ maxKHz, megacycles }: CpuCluster, precision: (typeof PRECISIONS)[number]): number {
  return (megacycles[precision].value * 1e6) / maxKHz;
}

function ofDecoder({ decode }: PhoneProfile): readonly ProfileProblem[] {
  return unless(decode.avc1080pFps.value <= decode.avc720pFps.value, {
    path: 'decode.avc1080pFps.value',
    what: `${decode.avc1080pFps.value} frames/s is more than the ${decode.avc720pFps.value} of 720p`,
    why: 'a frame of 1080p has 2.25 times the pixels',
    allowed: `at most ${decode.avc720pFps.value} frames/s`,
  });
}

function ofHeat(profile: PhoneProfile): readonly ProfileProblem[] {
  const { heat } = profile;
  const from = heat.statusFromC.value;
  const speed = heat.speedByStatus.value;
  const idleC = idleHeat(profile).skinC;
  return [
    ...from.flatMap((threshold, place) =>
      unless(place === 0 || threshold > (from[place - 1] ?? 0), {
        path: `heat.statusFromC.value[${place}]`,
        what: `${threshold} is not above the ${from[place - 1]} before it`,
        why: 'each thermal status begins at a higher temperature than the one before',
        allowed: `more than ${from[place - 1]} degrees C`,
      }),
    ),
    ...unless(idleC < (from[0] ?? 0), {
      path: 'heat.statusFromC.value[0]',
      what: `${from[0]} is not above the ${idleC.toFixed(1)} degrees C of the idle phone`,
      why: 'the phone would never be cool: ambientC + idleW x skinCPerW is already at this threshold',
      allowed: `more than ${idleC.toFixed(1)} degrees C, or less idleW, skinCPerW or ambientC`,
    }),
    ...unless(speed[0] === 1, {
      path: 'heat.speedByStatus.value[0]',
      what: `${speed[0]} is not full speed`,
      why: 'every cost in a profile is meant for a cool phone',
      allowed: '1',
    }),
    ...speed.flatMap((share, place) =>
      unless(place === 0 || share <= (speed[place - 1] ?? 0), {
        path: `heat.speedByStatus.value[${place}]`,
        what: `${share} is faster than the ${speed[place - 1]} of the cooler status before it`,
        why: 'heat never makes a phone faster',
        allowed: `at most ${speed[place - 1]}`,
      }),
    ),
    ...unless(heat.busyW.value > heat.idleW.value, {
      path: 'heat.busyW.value',
      what: `${heat.busyW.value} W is not more than the ${heat.idleW.value} W of the idle phone`,
      why: 'computing takes power',
      allowed: `more than ${heat.idleW.value} W`,
    }),
    ...unless(heat.skinTauS.value > heat.dieTauS.value, {
      path: 'heat.skinTauS.value',
      what: `${heat.skinTauS.value} s is not slower than the ${heat.dieTauS.value} s of the chip`,
      why: 'the body of a phone is heavier than its chip',
      allowed: `more than ${heat.dieTauS.value} s`,
    }),
  ];
}

function ofMemory(profile: PhoneProfile): readonly ProfileProblem[] {
  const { memory, ramKb, lowMemoryKiller } = profile;
  const needKb = harnessNeedKb(profile);
  const killKb = lowMemoryKiller.killBelowKb.value;
  return [
    ...unless(ramKb.value >= needKb + killKb, {
      path: 'ramKb.value',
      what: `${ramKb.value} KiB is less than the ${needKb} KiB that the harness needs and the ${killKb} KiB that stay free`,
      why: 'the harness could never run on this phone',
      allowed: `at least ${needKb + killKb} KiB`,
    }),
    ...unless(memory.availableKb.value < ramKb.value, {
      path: 'memory.availableKb.value',
      what: `${memory.availableKb.value} KiB is not less than the ${ramKb.value} KiB of the whole phone`,
      why: 'the kernel and the system need some of it',
      allowed: `less than ${ramKb.value} KiB`,
    }),
    ...unless(memory.availableKb.value >= needKb + killKb, {
      path: 'memory.availableKb.value',
      what: `${memory.availableKb.value} KiB is less than the ${needKb + killKb} KiB below which the harness is killed`,
      why: 'appPssKb + enginePssKb + decoderPssKb + killBelowKb have to fit, or every launch ends in a kill',
      allowed: `at least ${needKb + killKb} KiB`,
    }),
  ];
}

function ofTier(profile: PhoneProfile): readonly ProfileProblem[] {
  const frames = framesIn800Ms(profile);
  const tier = tierOf(frames);
  return unless(profile.tier === tier, {
    path: 'tier',
    what: `${profile.tier} is not what the numbers say: ${frames} frames in 800 ms are tier ${tier}`,
    why: "the architecture's rule decides the tier: low below 10 frames, mid 10-24, high 25-59, flagship from 60",
    allowed: `${tier}, or other numbers`,
  });
}

function unless(holds: boolean, problem: ProfileProblem): readonly ProfileProblem[] {
  return holds ? [] : [problem];
}
