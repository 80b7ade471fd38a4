import { type Static, type TSchema, Type } from 'typebox';
import { HarnessTroubleSchema } from '../harness/harness-trouble.ts';
import { MOMENTS } from '../state/faults.ts';

const ms = Type.Integer({ minimum: 0, maximum: 86_400_000 });
const someMs = Type.Integer({ minimum: 1, maximum: 86_400_000 });
const strict = { additionalProperties: false };

const When = Type.Object(
  {
    moment: Type.Enum(MOMENTS),
    /** Only with moment `frame`: counted from 0 over a launch, warm-up included. */
    frame: Type.Optional(Type.Integer({ minimum: 0 })),
    /** The first, the second ... time that the phone reaches the moment. */
    nth: Type.Optional(Type.Integer({ minimum: 1 })),
    afterMs: Type.Optional(ms),
  },
  strict,
);

/** For all kinds. Without `when` a trouble begins when the phone starts. */
const common = {
  /** Serials; all phones when left out. */
  phones: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
  when: Type.Optional(When),
  /** How often it may begin, 1 when left out. */
  times: Type.Optional(Type.Integer({ minimum: 1 })),
  /** Whether it begins is drawn by the seed each time. */
  chance: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1 })),
};
/** For kinds that last: for ever when nothing ends them. */
const lasting = { ...common, forMs: Type.Optional(someMs), untilReboot: Type.Optional(Type.Boolean()) };

// adb and the shell hold no NUL in a property
const properties = Type.Record(
  Type.String({ pattern: '^[A-Za-z0-9_.-]{1,91}$' }),
  Type.String({ maxLength: 1000, pattern: '^[^\\u0000]*$' }),
  strict,
);
const latencyMs = Type.Record(
  Type.String({ pattern: '^(any|shell|exec|abb_exec|sync|tcp|reverse|reboot|root)$' }),
  ms,
  strict,
);

const kind = <Kind extends string, Fields extends Readonly<Record<string, TSchema>>>(name: Kind, fields: Fields) =>
  Type.Object({ kind: Type.Literal(name), ...fields }, strict);

/** What can go wrong, by kind. docs/virtual-farm.md says what each does. */
export const TROUBLE_SCHEMAS = {
  'slow-adb': kind('slow-adb', { ...lasting, latencyMs, jitterMs: Type.Optional(ms) }),
  'flaky-link': kind('flaky-link', { ...lasting, everyMs: someMs, downMs: someMs }),
  unplug: kind('unplug', lasting),
  reboot: kind('reboot', { ...common, bootMs: Type.Optional(ms) }),
  harness: kind('harness', { ...common, trouble: HarnessTroubleSchema }),
  'oom-kill': kind('oom-kill', { ...common, package: Type.Optional(Type.String({ minLength: 1 })) }),
  'uiautomator2-dies': kind('uiautomator2-dies', common),
  battery: kind('battery', {
    ...lasting,
    level: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    plugged: Type.Optional(Type.Enum(['usb', 'ac', 'wireless', 'none'])),
    celsius: Type.Optional(Type.Number({ minimum: -40, maximum: 120 })),
  }),
  throttle: kind('throttle', {
    ...lasting,
    steps: Type.Array(Type.Object({ afterMs: ms, status: Type.Enum([0, 1, 2, 3, 4, 5, 6]) }, strict), { minItems: 1 }),
  }),
  'screen-lock': kind('screen-lock', { ...lasting, secure: Type.Optional(Type.Boolean()) }),
  dialog: kind('dialog', {
    ...lasting,
    title: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    button: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
  }),
  'storage-full': kind('storage-full', lasting),
  'clock-wrong': kind('clock-wrong', {
    ...lasting,
    offsetMs: Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 }),
  }),
  'endless-reply': kind('endless-reply', {
    ...lasting,
    /** Part of the request, for example `dumpsys meminfo` or `sync:`. */
    match: Type.String({ minLength: 1 }),
    says: Type.Optional(Type.Enum(['silence', 'noise'])),
  }),
  unauthorised: kind('unauthorised', lasting),
  'new-identity': kind('new-identity', { ...common, downMs: Type.Optional(ms), properties }),
  properties: kind('properties', { ...common, properties }),
  'hostile-properties': kind('hostile-properties', common),
} as const;

export type TroubleKind = keyof typeof TROUBLE_SCHEMAS;
export type TroubleOf<Kind extends TroubleKind> = Static<(typeof TROUBLE_SCHEMAS)[Kind]>;
export type Trouble = { [Kind in TroubleKind]: TroubleOf<Kind> }[TroubleKind];

/** Everything that goes wrong with the phones of a farm, as a person writes it down. */
export interface Scenario {
  readonly schema: 1;
  readonly notes?: string;
  readonly troubles: readonly Trouble[];
}
