import type { Model, ModelVariant, RunConfiguration } from '@framefarm/contracts';
import { variantFor } from '@framefarm/domain';

/** The file that a run with this configuration takes; null when the model has none. A calibrated file computes in int8, and only that one does. */
export function chooseVariant(
  model: Model,
  configuration: Pick<RunConfiguration, 'precision' | 'variant'>,
): ModelVariant | null {
  const found = model.variants.find(({ variant }) => variant === variantFor(configuration));
  if (found === undefined) return null;
  return (found.precision === 'int8') === (configuration.precision === 'int8') ? found : null;
}
