// The policy client takes nothing that it should not take, never throws, and a check in another language says the same of every envelope.
import { setImmediate } from 'node:timers/promises';
import { seededRandom } from '@framefarm/phone-model';
import { type Context, checkManifest, checkPolicy, checkRoot } from '@framefarm/policy-client';
import { type Case, makeCase, newKeys } from './policy-client/make-case.ts';
import { startPythonCheck } from './policy-client/python-check.ts';
import { drawFrom } from './policy-client/random-payloads.ts';
import { runEval } from './support/run-eval.ts';

const FULL = 100_000;
const QUICK = 1500;

/** How a client answers: null when it takes the envelope, else why not. */
type Client = (one: Case, where: Context) => string | null;

const ours: Client = ({ envelope, context }, where) => {
  const { previous, entry } = context;
  const checked =
    previous !== undefined
      ? checkRoot(envelope, context.app, previous)
      : entry !== undefined
        ? checkPolicy(envelope, entry, context.tier ?? '', where)
        : checkManifest(envelope, where, context.storedVersion);
  return checked.ok ? null : checked.reason;
};
const withoutRollbackCheck: Client = (one, where) =>
  ours({ ...one, context: { ...one.context, storedVersion: 0 } }, where);
/** Looks into the payload first and at signatures never: what is well-formed is good. */
const parseBeforeVerify: Client = (one, where) => {
  const said = ours(one, where);
  return said === 'bad signature' ? null : said;
};

class Tally {
  wrongAccepts = 0;
  wrongRefusals = 0;
  crashes = 0;
  taken = 0;
  readonly examples: string[] = [];

  add(client: Client, one: Case, where: Context): string | null {
    let said: string | null;
    try {
      said = client(one, where);
    } catch (error) {
      this.crashes += 1;
      this.note(`threw ${String(error)}`, one);
      return 'crash';
    }
    if (said === null) {
      this.taken += 1;
      const { payload } = one.envelope as { payload: string };
      if (one.good === null || one.good.toString('base64url') !== payload) {
        this.wrongAccepts += 1;
        this.note('wrongly taken', one);
      }
    } else if (one.untouched) {
      this.wrongRefusals += 1;
      this.note(`wrongly refused: ${said}`, one);
    }
    return said;
  }

  private note(what: string, { envelope, context }: Case): void {
    if (this.examples.length < 5)
      this.examples.push(`${what}: ${JSON.stringify({ context, envelope }).slice(0, 2000)}`);
  }
}

await runEval({
  name: 'policy-client',
  describe: 'random and mutated signed envelopes: nothing wrongly taken, no crash, and Python agrees on every one',
  async run({ seed, quick }) {
    const draw = drawFrom(seededRandom(seed));
    const keys = newKeys();
    const trusted = keys.trusted.map(({ keyid, alg, publicKeyPem }) => ({ keyid, alg, publicKeyPem }));
    const python = startPythonCheck(trusted);
    const [mine, careless, trusting] = [new Tally(), new Tally(), new Tally()];
    const said: (string | null)[] = [];
    const cases = quick ? QUICK : FULL;
    for (let k = 0; k < cases; k += 1) {
      const one = makeCase(draw, keys);
      const where: Context = { ...one.context, keys: trusted, nowMs: Date.parse(one.context.now) };
      said.push(mine.add(ours, one, where));
      careless.add(withoutRollbackCheck, one, where);
      trusting.add(parseBeforeVerify, one, where);
      await python.ask(one);
      // lets the answers of the other process in
      if (k % 100 === 0) await setImmediate();
    }
    const answers = await python.answers();
    const differing = said.filter((reason, k) => answers[k] !== reason).length + Math.abs(answers.length - said.length);
    const reasons = new Map<string, number>();
    for (const reason of said) reasons.set(reason ?? 'taken', (reasons.get(reason ?? 'taken') ?? 0) + 1);
    for (const [reason, count] of [...reasons].toSorted((a, b) => b[1] - a[1])) console.log(`${count} ${reason}`);
    for (const example of mine.examples) console.log(example);
    said.forEach((reason, k) => {
      if (answers[k] !== reason && differing <= 5) console.log(`case ${k}: ours ${reason}, Python ${answers[k]}`);
    });
    console.log(`without a signature check ${trusting.wrongAccepts} envelopes would have been wrongly taken`);
    const goal = (name: string, figure: number) => ({ name, figure, operator: '<=' as const, limit: 0 });
    return {
      goals: [
        { name: 'envelopes', figure: said.length, operator: '>=', limit: cases },
        { name: 'taken', figure: mine.taken, operator: '>=', limit: cases / 20 },
        goal('wrongly taken', mine.wrongAccepts),
        goal('untouched and refused', mine.wrongRefusals),
        goal('crashes', mine.crashes),
        goal('Python says otherwise', differing),
      ],
      control: {
        what: 'the same client without a rollback check',
        goals: [goal('wrongly taken', careless.wrongAccepts)],
      },
      details: { cases, reasons: Object.fromEntries(reasons), trusting: trusting.wrongAccepts },
    };
  },
});
