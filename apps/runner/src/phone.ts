import type { DeviceFacts, HarnessPlan, Offer } from '@framefarm/contracts';
import type { LaunchTelemetry, PhoneReading, WaitReason } from '@framefarm/domain';
import type { FetchArtifact } from './artifact-cache.ts';

export interface LaunchResult {
  /** The report's text. */
  readonly report: string;
  /** What was seen of the phone while it measured; nothing of it is a latency. */
  readonly during: Omit<LaunchTelemetry, 'before' | 'after'>;
  /** What the phone said of itself when the harness had ended, before its report was fetched; null when the harness reported an error. */
  readonly after: PhoneReading | null;
}

/** One phone as the runner drives it. The host phone is a process, the others stand behind adb and Appium. */
export interface Phone {
  readonly facts: DeviceFacts;
  /** Stops an old harness and brings the build, the model and the clips there by digest. Tells `onWait` while a hot phone has to cool before. */
  scrub(
    offer: Offer,
    fetch: FetchArtifact,
    onWait: (missing: readonly WaitReason[], sinceMs: number) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** One launch of `plan`, the offer's for this launch and arm; resolves with the report, whatever it says. Throws RunFault when there is none, or only a part of one. */
  launch(offer: Offer, plan: HarnessPlan, signal: AbortSignal): Promise<LaunchResult>;
  /** Has this harness build ready for the next launch, where the arms of a comparison need different ones. */
  useBuild(build: Offer['harnessBuild'], fetch: FetchArtifact, signal: AbortSignal): Promise<void>;
  /** What the phone says of itself now, for the launch gates. */
  read(offer: Offer, signal: AbortSignal): Promise<PhoneReading>;
  /** Ends what a run has started on the phone; safe to call at any time. */
  release(): Promise<void>;
}
