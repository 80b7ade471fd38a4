import type { Noise } from '@framefarm/contracts';
import { table } from '../table.ts';

export function noiseText({ schedule, floors, nights }: Noise): string {
  const when =
    schedule === null
      ? 'no nights of A/A are planned: framefarm noise schedule --at 02:00'
      : `nights of A/A begin at ${schedule.startsAt} UTC${schedule.enabled ? '' : ', but are switched off'}`;
  const rows = floors.map((floor) => [
    floor.tier,
    `${floor.metric} ${floor.quantile}`,
    floor.comparisons,
    floor.pairs,
    percent(floor.pairSd),
    percent(floor.mde),
    floor.falseAlarms,
    floor.falseAlarmRate.map((share) => percent(share)).join(' to '),
    floor.isInformational ? 'informational: too noisy to alert anybody' : `alerts from ${percent(floor.alertFloor)}`,
  ]);
  return [
    when,
    ...(rows.length === 0
      ? ['no night has ended yet: nothing is known of the noise']
      : [
          table(
            ['tier', 'metric', 'nights', 'pairs', 'pair SD', 'finds', 'false alarms', '95 % interval', 'standing'],
            rows,
          ),
        ]),
    ...nights
      .filter(({ state }) => state !== 'ended')
      .map(({ night, tier, state, reason }) => `${night} ${tier}: ${state}${reason === null ? '' : `, ${reason}`}`),
  ].join('\n');
}

const percent = (share: number | null) => (share === null ? '-' : `${(100 * share).toFixed(1)} %`);
