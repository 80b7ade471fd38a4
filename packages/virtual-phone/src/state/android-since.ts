/**
 * API levels from which Android behaves as named; a profile's `sdk` decides. Looked up in the sources of the releases (AOSP
 * frameworks/base and packages/modules/adb) or in what others report of phones of both sides; none was compared with a phone here.
 */
export const ANDROID_SINCE = {
  /** `dumpsys thermalservice` and `cmd thermalservice`. Source: ThermalManagerService, new in Android 10. */
  thermalService: 29,
  /** Its static thresholds. Source: ThermalManagerService.dump, with the headroom API of Android 11. */
  thermalThresholds: 30,
  /** Its headroom thresholds. Source: ThermalManagerService.dump behind allowThermalHeadroomThresholds, Android 15. */
  thermalHeadroom: 35,
  /** `Dock powered`. Source: BatteryManager.BATTERY_PLUGGED_DOCK, API 33. */
  batteryDock: 33,
  /** `Charging state` and `Charging policy`. Source: BatteryService.dumpInternal has them not in Android 14 and has them in 15. */
  batteryCharging: 35,
  /** The Rss column of `dumpsys meminfo`. Source: ActivityThread.dumpMemInfoTable; appium-android-driver, performance.ts. */
  meminfoRss: 30,
  /** `dumpsys activity exit-info`. Source: ApplicationExitInfo, API 30. */
  exitInfo: 30,
  /** `LaunchState` in the place of `ThisTime`. Source: ActivityManagerShellCommand.runStartActivity of Android 9 and 10. */
  launchState: 29,
  /** `ResumedActivity` and `topResumedActivity=` in the place of `mResumedActivity`. Source: RootWindowContainer.dumpActivities. */
  topResumedActivity: 31,
  /** The focus is in `dumpsys window displays`; before in `windows`. Source: appium-adb, which asks so. */
  focusInDisplays: 29,
  /** `mFocusedApp` is an activity record and no window token around one. Source: ActivityRecord extends WindowToken, Android 11. */
  focusedAppIsActivity: 30,
  /** The keyguard is a part of the notification shade. Source: NotificationShadeWindowController, Android 11. */
  notificationShade: 30,
  /** `appId=` in the place of `userId=`. Source: com.android.server.pm.Settings.dumpPackageLPr, Android 14. */
  packageAppId: 34,
  /** Apps lie in a folder with a random name of its own. Source: PackageManagerServiceUtils.getNextCodePath, Android 11. */
  randomAppFolder: 30,
  /** `cmd power set-fixed-performance-mode-enabled`. Source: PowerManagerShellCommand, Android 11. */
  fixedPerformance: 30,
  /** adbd offers `abb_exec` and `ls_v2`. Source: packages/modules/adb/transport.cpp, Android 11. */
  abbExec: 30,
  /** `ro.soc.model`. Source: Build.SOC_MODEL, API 31. */
  socProperties: 31,
} as const;

/** API levels at which permissions came. Source: Android's Manifest.permission. */
export const PERMISSION_SINCE: Readonly<Record<string, number>> = {
  ACCESS_BACKGROUND_LOCATION: 29,
  ACCESS_MEDIA_LOCATION: 29,
  BLUETOOTH_ADVERTISE: 31,
  BLUETOOTH_CONNECT: 31,
  BLUETOOTH_SCAN: 31,
  NEARBY_WIFI_DEVICES: 33,
  POST_NOTIFICATIONS: 33,
  READ_MEDIA_AUDIO: 33,
  READ_MEDIA_IMAGES: 33,
  READ_MEDIA_VIDEO: 33,
};
