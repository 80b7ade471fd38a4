/** What a new session is told about its phone. */
export interface SessionPhone {
  /** The name adb knows the phone by. */
  readonly address: string;
  readonly adbServerPort: number;
  /** The phone's own port on this machine for its UiAutomator2 server. */
  readonly systemPort: number;
}

export type Capabilities = Readonly<Record<string, string | number | boolean>>;

/**
 * The quickest capabilities that work: the server packages are installed by us, the phone is not initialised again, no logcat is captured,
 * no app is started or reset, and no other adb server is ever started or killed. Source: appium-uiautomator2-driver 8.7.0, README.
 */
export function sessionCapabilities({ address, adbServerPort, systemPort }: SessionPhone): Capabilities {
  return {
    platformName: 'Android',
    'appium:automationName': 'UiAutomator2',
    'appium:udid': address,
    'appium:adbPort': adbServerPort,
    'appium:systemPort': systemPort,
    'appium:suppressKillServer': true,
    'appium:skipServerInstallation': true,
    'appium:skipDeviceInitialization': true,
    'appium:skipLogcatCapture': true,
    'appium:skipUnlock': true,
    'appium:noReset': true,
    'appium:noSign': true,
    'appium:autoLaunch': false,
    'appium:ignoreHiddenApiPolicyError': true,
    'appium:disableWindowAnimation': true,
    'appium:uiautomator2ServerLaunchTimeout': 60_000,
    'appium:adbExecTimeout': 30_000,
    // nobody speaks to the session while the harness measures, however long that takes
    'appium:newCommandTimeout': 0,
  };
}
