import type { Device, Policy, PolicyPayload, RolloutDetails } from '@framefarm/contracts';
import type { Client } from '../client.ts';
import { CommandError } from '../errors.ts';
import { certificateInWords } from './certificate-in-words.ts';
import { type WeighedPolicy, weighedPolicies } from './weighed-policies.ts';

export interface ExplainedPolicy {
  readonly policy: Policy;
  readonly rollout: RolloutDetails | null;
  readonly device: Device | null;
  readonly fits: boolean | null;
  readonly lines: readonly string[];
}

/** Why this policy for this tier, and for this phone: what it rests on, what else was weighed, how sure it is, who gets it. */
export async function explainPolicy(api: Client, id: string, deviceName: string | undefined): Promise<ExplainedPolicy> {
  const policy = await api.policy(id);
  const payload = policy.payload as PolicyPayload;
  const { rollouts } = await api.rollouts();
  const own = rollouts.find(({ policyId }) => policyId === id);
  const rollout = own === undefined ? null : await api.rollout(own.id);
  const device = deviceName === undefined ? null : await find(api, deviceName);
  const fits = device === null ? null : device.tier === policy.tier && device.platform === policy.platform;
  return {
    policy,
    rollout,
    device,
    fits,
    lines: [
      `${policy.id}: ${policy.app}, ${policy.channel}, ${policy.platform}, tier ${policy.tier}, version ${policy.version}, ${policy.sha256.slice(0, 12)}`,
      `what it does: ${whatItDoes(payload)}`,
      ...inputs(payload),
      'why:',
      ...policy.reasons.map((reason) => `  ${reason}`),
      ...alternatives(policy.candidates, payload),
      certificate(payload),
      ...who(policy, rollout),
      ...phone(policy, device, fits),
    ],
  };
}

function whatItDoes(payload: PolicyPayload): string {
  const engine = `${payload.backend}, ${payload.threads} threads, ${payload.precision}, budget ${payload.budgetMs} ms`;
  return payload.mode === 'fixed'
    ? `${payload.frames} frames at fixed places, none begun after ${payload.deadlineMs.toFixed(0)} ms; ${engine}`
    : `mode ${payload.mode}, ${payload.decoders} decoder(s), plans with ${(100 * payload.budgetShare).toFixed(0)} % of the budget; ${engine}`;
}

function inputs({ provenance, modelSha256, precision }: PolicyPayload): string[] {
  const { costRuns, traceRuns, launches, bodies, scoreNoise } = provenance;
  return [
    `rests on ${launches} launches on phones of body ${bodies.join(', ')}: cost runs ${costRuns.join(', ')}; traces ${traceRuns.join(', ')}`,
    `model file ${modelSha256}`,
    ...(scoreNoise === undefined
      ? []
      : [
          `score noise of ${precision}: SD ${Number(scoreNoise.sd.toPrecision(3))}, ${scoreNoise.report === undefined ? 'assumed' : `measured by ladder ${scoreNoise.report}`}`,
        ]),
  ];
}

function alternatives(candidates: unknown, payload: PolicyPayload): string[] {
  const weighed = weighedPolicies(candidates, payload);
  if (weighed.length === 0) return [];
  const line = ({ words, feasible, chosen }: WeighedPolicy) =>
    `  ${words}, ${feasible ? 'within the limits' : 'beyond the limits'}${chosen ? ': chosen' : ''}`;
  return ['what else was weighed:', ...weighed.map(line)];
}

function certificate({ provenance, provisional }: PolicyPayload): string {
  const { certificate: shown } = provenance;
  if (shown === undefined)
    return `certificate: none${provisional ? '; provisional, too few launches for a bound' : ''}`;
  return `certificate: ${certificateInWords(shown)} on ${shown.deviceModels.join(', ')}; it says nothing about other models`;
}

function who(policy: Policy, rollout: RolloutDetails | null): string[] {
  if (rollout === null)
    return [policy.published ? 'published to everybody at once, without a rollout' : 'not published'];
  const { state, id, approvedBy, next, unmet } = rollout;
  return [
    `rollout ${id}: ${state}, approved by ${approvedBy ?? 'nobody'}`,
    ...(next === null ? [] : unmet.map((line) => `  for ${next} it lacks: ${line}`)),
  ];
}

function phone(policy: Policy, device: Device | null, fits: boolean | null): string[] {
  if (device === null) return [];
  const words = `${device.serial} (${device.model}) is ${device.platform}, tier ${device.tier} (${device.tierSource}), body ${device.body}`;
  return [
    `${words}: ${fits ? 'this policy is meant for it' : `this policy is for ${policy.platform}, tier ${policy.tier}`}`,
    ...(device.body === 'virtual' && policy.channel !== 'sandbox'
      ? ['  a virtual phone justifies channel sandbox only']
      : []),
  ];
}

async function find(api: Client, name: string): Promise<Device> {
  const found = (await api.devices()).devices.find(({ id, serial }) => id === name || serial === name);
  if (found === undefined) throw new CommandError(2, `there is no device ${name}; "framefarm device list" names them`);
  return found;
}
