import type { ReportRecord, ReportRecordOf } from '@framefarm/contracts';
import type { LaunchIdentity } from './read-plan.ts';
import type { ReportFile } from './report-file.ts';

type Stamp = 'run' | 'attempt' | 'fence' | 'launch' | 'seq' | 'atMs' | 'type';
type Fields<T extends ReportRecord['type']> = Omit<ReportRecordOf<T>, Stamp>;

/** Writes records and stamps them with whose they are, their number and the launch's time. */
export interface ReportWriter {
  add<T extends ReportRecord['type']>(type: T, fields: Fields<T>, spoil?: (line: string) => string): void;
  flush(): void;
  end(ok: boolean): void;
}

export function createReportWriter(
  file: ReportFile,
  { run, attempt, fence, launch }: LaunchIdentity,
  atMs: () => number,
  tornLastLine: boolean,
): ReportWriter {
  let seq = 0;
  const add: ReportWriter['add'] = (type, fields, spoil = (line) => line) => {
    const record = { run, attempt, fence, launch, seq: seq++, atMs: atMs(), type, ...fields };
    file.append(spoil(JSON.stringify(record)));
  };
  return {
    add,
    flush: file.flush,
    end(ok) {
      add('end', { ok, records: seq });
      file.close(tornLastLine);
    },
  };
}
