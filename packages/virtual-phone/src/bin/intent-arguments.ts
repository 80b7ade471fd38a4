import { splitArguments } from './arguments.ts';

const VALUES = ['-a', '-d', '-t', '-c', '-n', '-f', '-p', '-P', '-R', '--user', '--display', '--windowingMode', '-i'];
const FLAGS = [
  ['-W', '-S', '-D', '-N', '--activity-clear-top', '--activity-clear-task', '--activity-new-task'],
  ['--activity-single-top', '--activity-no-history', '--activity-no-animation', '--include-stopped-packages'],
  ['--receiver-foreground', '--activity-brought-to-front', '--activity-reorder-to-front'],
].flat();
const EXTRAS = ['-e', '--es', '--ei', '--el', '--ef', '--ez', '--eu', '--ecn', '--esa', '--eia', '--ela', '--esal'];

export interface Intent {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  readonly component: { readonly packageName: string; readonly name: string } | null;
  /** Extras of every type, as text. */
  readonly extras: Readonly<Record<string, string>>;
  /** As Android prints it: `Intent { act=... }`. */
  readonly text: string;
}

/** Reads the intent that `am` was given. */
export function readIntent(args: readonly string[]): Intent {
  const extras: Record<string, string> = {};
  const others: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string;
    if (arg === '--esn') extras[args[(at += 1)] ?? ''] = '';
    else if (EXTRAS.includes(arg)) {
      extras[args[at + 1] ?? ''] = args[at + 2] ?? '';
      at += 2;
    } else others.push(arg);
  }
  const { flags, values, rest } = splitArguments(others, { flags: FLAGS, withValue: VALUES });
  const named = values.get('-n') ?? rest.find((word) => word.includes('/') && !word.includes(':'));
  const slash = named?.indexOf('/') ?? -1;
  const component =
    named === undefined || slash < 0 ? null : { packageName: named.slice(0, slash), name: named.slice(slash + 1) };
  const parts = [
    values.has('-a') ? `act=${values.get('-a')}` : null,
    values.has('-c') ? `cat=[${values.get('-c')}]` : null,
    values.has('-d') ? `dat=${values.get('-d')}` : null,
    values.has('-f') ? `flg=0x${Number(values.get('-f')).toString(16)}` : null,
    values.has('-p') ? `pkg=${values.get('-p')}` : null,
    named === undefined ? null : `cmp=${named}`,
    Object.keys(extras).length > 0 ? '(has extras)' : null,
  ].filter((part) => part !== null);
  return { flags, values, component, extras, text: `Intent { ${parts.join(' ')} }` };
}
