import type { UiNode } from '../screen/ui-node.ts';

export const HARNESS_PACKAGE = 'dev.framefarm.harness';
export type HarnessState = 'IDLE' | 'RUNNING' | 'DONE' | 'FAILED';

/** The harness's one screen: harness-app/protocol/README.md, "Starting and watching it". */
export function harnessView(
  { width, height }: { readonly width: number; readonly height: number },
  state: HarnessState,
  detail: string,
): UiNode {
  const row = Math.round(height / 12);
  const at = (place: number): UiNode['bounds'] => [0, place * row, width, (place + 1) * row];
  const view = (className: string, bounds: UiNode['bounds'], rest: Partial<UiNode>): UiNode => ({
    className: `android.widget.${className}`,
    packageName: HARNESS_PACKAGE,
    bounds,
    ...rest,
  });
  const id = (name: string) => `${HARNESS_PACKAGE}:id/${name}`;
  return view('FrameLayout', [0, 0, width, height], {
    children: [
      view('LinearLayout', [0, row, width, height], {
        children: [
          view('TextView', at(1), { text: 'Framefarm' }),
          view('Button', at(2), {
            resourceId: id('run'),
            text: 'RUN',
            contentDescription: 'Run',
            clickable: true,
            enabled: state === 'IDLE',
          }),
          view('TextView', at(3), { resourceId: id('state'), text: state }),
          view('TextView', at(4), { resourceId: id('detail'), text: detail }),
        ],
      }),
    ],
  });
}
