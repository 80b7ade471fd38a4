import type { Model } from '@framefarm/contracts';
import { ms, table } from '../table.ts';

export function modelTable(models: readonly Model[]): string {
  return table(
    ['family', 'version', 'id', 'input', 'variants', 'created'],
    models.map((model) => [
      model.name,
      model.version,
      model.id,
      `${model.preprocessing.width}x${model.preprocessing.height} ${model.preprocessing.channels}`,
      model.variants.map(({ variant }) => variant).join(' '),
      model.createdAt.slice(0, 16).replace('T', ' '),
    ]),
  );
}

export function modelText(model: Model): string {
  return [head(model), measurements(model), ...lineage(model)].join('\n');
}

export function head(model: Model): string {
  const { width, height, channels, resize, mean, scale } = model.preprocessing;
  return `${model.name} ${model.version}  ${model.id}\ninput ${width}x${height} ${channels}, ${resize}, (value - [${mean.join(' ')}]) * [${scale.map((one) => one.toPrecision(4)).join(' ')}]`;
}

export function measurements(model: Model): string {
  return table(
    [
      'variant',
      'computed in',
      'bytes',
      'download',
      'cold start ms',
      'first ms',
      'warm ms',
      'max error',
      'rank corr',
      'regret %',
    ],
    model.variants.map(({ variant, precision, bytes, measured }) => [
      variant,
      measured?.precision ?? precision,
      bytes,
      measured?.downloadBytes ?? null,
      ms(measured?.coldStartMs ?? null),
      ms(measured?.firstLatencyMs ?? null),
      ms(measured?.warmLatencyMs ?? null),
      measured?.scoreError.maxRelative.toExponential(1) ?? null,
      measured?.scoreError.rankCorrelation?.toFixed(4) ?? null,
      measured === null ? null : (100 * measured.scoreError.worstRegret).toFixed(2),
    ]),
  );
}

export function lineage(model: Model): string[] {
  return model.variants.map(({ id, variant, sha256, lineage: from }) => {
    const made =
      from === null
        ? 'its lineage was not registered'
        : `from ${from.madeFrom.slice(0, 12)} (source ${from.source.format} ${from.source.sha256.slice(0, 12)}) by ${from.tools.map((tool) => `${tool.name} ${tool.version}`).join(', ')} ${from.options.join(' ')}`;
    return `${variant}  ${id}\n  ${sha256}\n  ${made.trimEnd()}`;
  });
}
