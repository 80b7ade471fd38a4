/** The builds that can have caused an alert: those after the last good one, or what bisection left of them. */
export interface Suspects {
  readonly builds: readonly { readonly modelId: string; readonly harness: string }[];
  readonly culprit: {
    readonly first: { readonly modelId: string; readonly harness: string };
    readonly last: { readonly modelId: string; readonly harness: string };
  } | null;
}

/** Whether one build can have caused both: then they share a change point, whatever metric, phone or tier they are of. */
export function sharesChange(one: Suspects, other: Suspects): boolean {
  const keys = new Set(suspectsOf(one));
  return suspectsOf(other).some((key) => keys.has(key));
}

function suspectsOf({ builds, culprit }: Suspects): readonly string[] {
  const keys = builds.map(({ modelId, harness }) => `${modelId} ${harness}`);
  const place = (build: { readonly modelId: string; readonly harness: string }) =>
    keys.indexOf(`${build.modelId} ${build.harness}`);
  return culprit === null ? keys.slice(1) : keys.slice(place(culprit.first), place(culprit.last) + 1);
}
