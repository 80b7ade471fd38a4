import { type Parameter, type PhoneProfile, profileByName } from '@framefarm/phone-model';

const simulated = (value: number, source: string): Parameter => ({
  value,
  source: `simulated: ${source}`,
  kind: 'assumed',
});

/**
 * The numbers of the simulated farm beside those of packages/phone-model. None was measured on a phone of ours: they are set so that the
 * farm reproduces the published spreads named in each source, and every figure that rests on them is to be called simulated.
 */
export const FARM_PARAMETERS = {
  deviceSigma: simulated(0.08, 'phones of one tier differ by about 8 %'),
  sessionSigma: simulated(0.02, 'the same phone on another day'),
  /** Log, per launch, with all gates passed. */
  launchSigma: simulated(0.018, 'median over 586 JMH benchmarks; gated phone runs of one lab 1.45-2.32 %'),
  iterationSigma: simulated(0.05, 'within one launch'),
  iterationAutocorrelation: simulated(0.15, 'lag one, median over 586 JMH benchmarks'),
  spikeRate: simulated(0.03, 'share of iterations or launches hit by a spike, in the family of spikes'),
  spikeFactor: simulated(1.5, 'height of a spike'),
  launchSeconds: simulated(12, '500 iterations and warm-up'),
  /** Four busy threads of a flagship: reaches severe within half an hour, as sustained curves do. */
  busyW: simulated(5.5, 'ungated phones of one public pool spread by 23 to 55 %'),
  slowdownPerC: simulated(0.001, 'leakage and schedutil below the first thermal step'),
  burstsPerHour: simulated(1, 'updates, sync and media scans on an idle phone'),
  burstSeconds: simulated(8, 'mean length of a burst'),
  burstFactor: simulated(1.5, 'slowdown while a burst runs'),
  burstBigCoreShare: simulated(0.3, 'big-core time that a burst takes'),
  otherCpuShare: simulated(0.005, 'system services while the harness runs'),
  drainPercentPerHour: simulated(12, 'busy, screen on, not charging'),
  idleDrainPercentPerHour: simulated(1, 'screen on, nothing running'),
  coldIterations: simulated(6, 'first iterations of a process'),
  coldFactor: simulated(2.5, 'of the first iteration, falling to 1'),
  millisecondsPerIteration: simulated(20, 'one inference of a mid phone'),
} as const;

const MID = profileByName('pixel-4a-5g') as PhoneProfile;

/** The mid phone of packages/phone-model under the load of a benchmark on all big cores. */
export const SIMULATED_PROFILE: PhoneProfile = { ...MID, heat: { ...MID.heat, busyW: FARM_PARAMETERS.busyW } };
