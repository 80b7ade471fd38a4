/** One element of the accessibility tree that UiAutomator shows. Bounds in pixels: left, top, right, bottom. */
export interface UiNode {
  /** For example `android.widget.Button`. */
  readonly className: string;
  readonly packageName: string;
  readonly bounds: readonly [left: number, top: number, right: number, bottom: number];
  /** For example `dev.framefarm.harness:id/run`. */
  readonly resourceId?: string;
  readonly text?: string;
  readonly contentDescription?: string;
  readonly clickable?: boolean;
  /** True when left out. */
  readonly enabled?: boolean;
  readonly focused?: boolean;
  readonly children?: readonly UiNode[];
}
