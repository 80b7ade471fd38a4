import {
  Envelope,
  GateDefinition,
  HarnessPlan,
  ManifestPayload,
  PolicyPayload,
  ReportRecord,
  RootPayload,
} from '../../packages/contracts/src/index.ts';

const SCHEMAS = {
  plan: ['Plan of one launch of the harness', HarnessPlan],
  'report-record': ['One line of a report', ReportRecord],
  envelope: ['Signed envelope of a policy or a manifest', Envelope],
  policy: ['Payload of a policy', PolicyPayload],
  manifest: ['Payload of a manifest', ManifestPayload],
  root: ['Payload of a root document', RootPayload],
} as const;

/** The wire shapes of packages/contracts as JSON Schema 2020-12, for the readers in other languages. */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, [title, schema]]) => [name, standalone(title, schema)]),
  );
}

/** The form of a gate file, for editors and people. */
export function gateSchema(): object {
  return standalone('A release gate', GateDefinition);
}

function standalone(title: string, schema: object): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Generated from packages/contracts by "npm run generate"; do not edit.',
    title,
    ...schema,
  };
}
