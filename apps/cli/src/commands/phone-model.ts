import { readFile } from 'node:fs/promises';
import {
  PHONE_PROFILES,
  type Parameter,
  type PhoneProfile,
  type ProfileProblem,
  checkPhoneProfile,
  framesIn800Ms,
  profileByName,
} from '@framefarm/phone-model';
import type { Command } from 'commander';
import { type Common, print } from '../command.ts';
import { CommandError } from '../errors.ts';
import { table } from '../table.ts';

/** `framefarm phone-model`: the phones that virtual phones are made of, and the check of one that a person wrote. */
export function registerPhoneModel(program: Command): void {
  const group = program.command('phone-model').description('profiles of phones: what modelled times rest on');
  const leaf = (usage: string, description: string) =>
    group.command(usage).description(description).option('--json', 'print JSON');
  leaf('list', 'the profiles that come with the product').action(({ json }: Common) => {
    print(json, { profiles: PHONE_PROFILES.map(summaryOf) }, () => listOf(PHONE_PROFILES));
  });
  leaf('show <name>', 'every parameter with its provenance; with --json a file to start an own profile from').action(
    (name: string, { json }: Common) => {
      const profile = profileByName(name);
      if (profile === null)
        throw new CommandError(2, `no profile is called ${name}; "framefarm phone-model list" names them`);
      print(json, profile, () => parametersOf(profile));
    },
  );
  leaf('check <file>', 'explains what is wrong with a profile; exit code 3 when something is').action(
    async (file: string, { json }: Common) => {
      const result = await checkFile(file);
      const answer = result.ok
        ? { file, ok: true, profile: summaryOf(result.profile) }
        : { file, ok: false, problems: result.problems };
      print(json, answer, () =>
        withoutControls(result.ok ? soundText(file, result.profile) : problemText(file, result.problems)),
      );
      if (!result.ok) process.exitCode = 3;
    },
  );
}

async function checkFile(file: string): Promise<ReturnType<typeof checkPhoneProfile>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(2, `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    return checkPhoneProfile(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const why =
      'a profile is one JSON object; "framefarm phone-model show pixel-4a-5g --json" prints one to start from';
    return { ok: false, problems: [{ path: '', what: `it is not JSON: ${error.message}`, why, allowed: 'JSON' }] };
  }
}

function summaryOf(profile: PhoneProfile) {
  const kinds = listParameters(profile).map(({ parameter }) => parameter.kind);
  const count = (kind: Parameter['kind']) => kinds.filter((each) => each === kind).length;
  return {
    name: profile.name,
    tier: profile.tier,
    framesIn800Ms: framesIn800Ms(profile),
    soc: profile.identity.soc,
    android: profile.identity.release,
    ramMb: Math.round(profile.ramKb.value / 1024),
    measured: count('measured'),
    fitted: count('fitted'),
    assumed: count('assumed'),
  };
}

function listOf(profiles: readonly PhoneProfile[]): string {
  return table(
    ['name', 'tier', 'frames in 800 ms', 'soc', 'android', 'RAM MB', 'measured', 'fitted', 'assumed'],
    profiles
      .map(summaryOf)
      .toSorted((a, b) => a.framesIn800Ms - b.framesIn800Ms)
      .map((each) => Object.values(each)),
  );
}

function parametersOf(profile: PhoneProfile): string {
  const { name, tier, notes, identity } = profile;
  const head = `${name}: ${identity.manufacturer} ${identity.model}, ${identity.soc}, Android ${identity.release}, tier ${tier}`;
  const rows = listParameters(profile).map(({ path, parameter }) => [
    path,
    JSON.stringify(parameter.value),
    parameter.kind,
    parameter.source,
  ]);
  return [head, notes, table(['parameter', 'value', 'kind', 'source'], rows)].filter(Boolean).join('\n');
}

function listParameters(
  value: unknown,
  path = '',
): readonly { readonly path: string; readonly parameter: Parameter<unknown> }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && 'source' in value) return [{ path, parameter: value as Parameter<unknown> }];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = Array.isArray(value) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
    return listParameters(inner, at);
  });
}

function soundText(file: string, profile: PhoneProfile): string {
  const { name, tier, framesIn800Ms: frames, measured, fitted, assumed } = summaryOf(profile);
  return `${file}: ${name} is sound: tier ${tier} with ${frames} frames in 800 ms; ${measured} measured, ${fitted} fitted, ${assumed} assumed parameters`;
}

function problemText(file: string, problems: readonly ProfileProblem[]): string {
  const lines = problems.map(
    ({ path, what, why, allowed }) =>
      `\n${path === '' ? 'the file' : path}\n  ${what}\n  because ${why}\n  allowed: ${allowed}`,
  );
  return [`${file}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`, ...lines].join('\n');
}

/** A file that somebody else wrote cannot steer the terminal. */
function withoutControls(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '?');
}
