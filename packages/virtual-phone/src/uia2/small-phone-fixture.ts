import type { UiNode } from '../screen/ui-node.ts';
import type { Uia2Device } from './uia2-device.ts';

export const PACKAGE = 'dev.framefarm.harness';
const LONE_SURROGATE = '\uD83D';

/** For tests: a phone that shows a button, a field, a state line and two rows, and keeps what was done to it. */
export function smallPhone() {
  const did: string[] = [];
  const state = { text: 'IDLE', field: '', rows: 2, buttonEnabled: true };
  const node = (className: string, top: number, rest: Partial<UiNode> = {}): UiNode => ({
    className: `android.widget.${className}`,
    packageName: PACKAGE,
    bounds: [0, top, 1080, top + 100],
    ...rest,
  });
  const device: Uia2Device = {
    screen: { width: 1080, height: 2340, densityDpi: 420 },
    view: () => ({
      ...node('FrameLayout', 0, { bounds: [0, 0, 1080, 2340] }),
      children: [
        node('Button', 100, {
          resourceId: `${PACKAGE}:id/run`,
          contentDescription: 'Run',
          text: 'RUN',
          clickable: true,
          enabled: state.buttonEnabled,
        }),
        node('EditText', 200, { resourceId: `${PACKAGE}:id/field`, text: state.field, clickable: true, focused: true }),
        node('TextView', 300, { resourceId: `${PACKAGE}:id/state`, text: state.text }),
        ...Array.from({ length: state.rows }, (_, row) =>
          node('LinearLayout', 400 + 100 * row, {
            clickable: true,
            contentDescription: `row ${row}`,
            children: [node('TextView', 400 + 100 * row, { text: `Row "${row}" <&> \u0001${LONE_SURROGATE}` })],
          }),
        ),
      ],
    }),
    click: (clicked) => did.push(`click ${clicked.resourceId ?? clicked.contentDescription}`),
    setText: (_, value) => {
      did.push(`text ${value}`);
      state.field = value;
    },
    pressKey: (keyCode) => did.push(`key ${keyCode}`),
    screenshot: () => Buffer.from('a picture'),
    battery: () => ({ status: 3, level: 0.83 }),
    info: () => ({
      brand: 'google',
      model: 'Pixel 4a (5G)',
      manufacturer: 'Google',
      apiVersion: '33',
      platformVersion: '13',
      androidId: 'a1b2',
    }),
  };
  return { device, state, did };
}
