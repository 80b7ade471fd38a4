import type { Model, ModelVariant } from '@framefarm/contracts';

export interface Difference {
  readonly what: string;
  readonly a: string;
  readonly b: string;
}

type Figure = readonly [name: string, of: (variant: ModelVariant) => string | number | null];
const FIGURES: readonly Figure[] = [
  ['sha256', ({ sha256 }) => sha256],
  ['bytes', ({ bytes }) => bytes],
  ['source', ({ lineage }) => lineage?.source.sha256 ?? null],
  ['tools', ({ lineage }) => lineage?.tools.map(({ name, version }) => `${name} ${version}`).join(', ') ?? null],
  ['options', ({ lineage }) => lineage?.options.join(' ') ?? null],
  ['calibration', ({ lineage }) => lineage?.calibrationSha256 ?? null],
  ['operators', ({ requires }) => requires?.operators.join(' ') ?? null],
  ['max error', ({ measured }) => measured?.scoreError.maxRelative.toExponential(1) ?? null],
  ['warm ms', ({ measured }) => measured?.warmLatencyMs.toFixed(1) ?? null],
  ['cold start ms', ({ measured }) => measured?.coldStartMs.toFixed(0) ?? null],
];

/** What is different between two versions, field by field; a variant that only one has is different as a whole. */
export function diffModels(a: Model, b: Model): Difference[] {
  const found: Difference[] = [];
  const compare = (what: string, left: unknown, right: unknown) => {
    const [before, after] = [left, right].map((one) => (typeof one === 'string' ? one : JSON.stringify(one ?? null)));
    if (before !== after) found.push({ what, a: before ?? '', b: after ?? '' });
  };
  for (const key of ['width', 'height', 'channels', 'resize', 'mean', 'scale'] as const)
    compare(`preprocessing ${key}`, a.preprocessing[key], b.preprocessing[key]);
  const names = new Set([...a.variants, ...b.variants].map(({ variant }) => variant));
  for (const name of names) {
    const [left, right] = [a, b].map((model) => model.variants.find(({ variant }) => variant === name));
    if (left === undefined || right === undefined) {
      found.push({ what: name, a: left === undefined ? 'none' : left.id, b: right === undefined ? 'none' : right.id });
      continue;
    }
    for (const [figure, of] of FIGURES) compare(`${name} ${figure}`, of(left), of(right));
  }
  return found;
}
