import { type SelectableDevice, type Selector, selects } from './device-selector.ts';

interface Matrix<Configuration> {
  readonly modelIds: readonly string[];
  readonly targets: readonly Selector[];
  readonly configurations: readonly Configuration[];
  /** `any`: one run per target, on whichever device; `each`: one run per device that is online and that the target selects. */
  readonly spread?: 'any' | 'each' | undefined;
}

export interface PlannedRun<Configuration> {
  readonly modelId: string;
  readonly selector: Selector;
  readonly configuration: Configuration;
}

/**
 * Every run of models x targets x configurations, in this order. With `each`, a device that two targets select gets its runs once, and a target
 * that selects no device yields none.
 */
export function expandMatrix<Configuration>(
  { modelIds, targets, configurations, spread = 'any' }: Matrix<Configuration>,
  devices: readonly SelectableDevice[],
): PlannedRun<Configuration>[] {
  const selectors = spread === 'any' ? targets : eachOf(targets, devices);
  return modelIds.flatMap((modelId) =>
    selectors.flatMap((selector) => configurations.map((configuration) => ({ modelId, selector, configuration }))),
  );
}

function eachOf(targets: readonly Selector[], devices: readonly SelectableDevice[]): Selector[] {
  const chosen = devices.filter(
    (device) => device.state === 'online' && targets.some((target) => selects(target, device)),
  );
  return chosen.map(({ id }) => ({ ids: [id] }));
}
