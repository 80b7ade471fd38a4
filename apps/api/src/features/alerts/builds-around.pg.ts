import type { RunConfiguration } from '@framefarm/contracts';
import { variantFor } from '@framefarm/domain';
import type { Tx } from '../../db/transaction.ts';
import type { Build } from '../comparisons/comparison-port.ts';

/**
 * The builds of the line from that of the run `good` to that of the run `bad` (ordinals of the series), in the order in which they were made:
 * first the models, each under the harness of the good run, also those that never ran but could; then, when the harness changed too, the last model under
 * the new one. One build when both runs had the same.
 */
export async function readBuildsAround(tx: Tx, seriesId: string, good: number, bad: number): Promise<readonly Build[]> {
  const { rows: ends } = await tx.query<{
    model_id: string;
    version: string;
    harness: string;
    configuration: RunConfiguration;
  }>(
    `SELECT p.model_id, m.version, p.harness, s.configuration
     FROM series_point p JOIN series s ON s.id = p.series_id JOIN model m ON m.id = p.model_id
     WHERE p.series_id = $1 AND p.ordinal = ANY ($2) ORDER BY p.ordinal`,
    [seriesId, [good, bad]],
  );
  const [first, last] = [ends[0], ends.at(-1)] as [(typeof ends)[0], (typeof ends)[0]];
  const { rows: models } = await tx.query<{ id: string; version: string }>(
    `SELECT m.id, m.version FROM series s JOIN model a ON a.id = $2 JOIN model b ON b.id = $3
       JOIN model m ON m.tenant_id = s.tenant_id AND m.name = s.line
     WHERE s.id = $1 AND (m.created_at, m.id) BETWEEN (a.created_at, a.id) AND (b.created_at, b.id)
       AND EXISTS (SELECT 1 FROM model_variant v WHERE v.model_id = m.id AND v.variant = $4) ORDER BY m.created_at, m.id`,
    [seriesId, first.model_id, last.model_id, variantFor(first.configuration)],
  );
  // the older model may be the bad one, when somebody went back: then there is nothing between them
  const between = models.length > 0 ? models : [first, last].map(({ model_id: id, version }) => ({ id, version }));
  const builds = between.map(({ id, version }) => buildOf(id, version, first.harness));
  return first.harness === last.harness ? builds : [...builds, buildOf(last.model_id, last.version, last.harness)];
}

function buildOf(modelId: string, version: string, harness: string): Build {
  return { modelId, harness, label: `${version} (harness ${harness})` };
}
