"""One session of the Appium Python client with Appium's default capabilities; prints what it saw as one line of JSON."""
import base64
import json
import sys

from appium import webdriver
from appium.options.android import UiAutomator2Options
from appium.webdriver.common.appiumby import AppiumBy

appium_port, adb_port, system_port, address, apk = sys.argv[1:]
PACKAGE = "dev.framefarm.harness"

options = UiAutomator2Options()
options.udid = address
options.load_capabilities(
    {
        "appium:adbPort": int(adb_port),
        "appium:systemPort": int(system_port),
        "appium:suppressKillServer": True,
        "appium:adbExecTimeout": 60_000,
    }
)
driver = webdriver.Remote(f"http://127.0.0.1:{appium_port}", options=options)
saw = {}
try:
    saw["sdk"] = driver.capabilities["deviceApiLevel"]
    driver.install_app(apk)
    saw["installed"] = driver.is_app_installed(PACKAGE)
    driver.activate_app(PACKAGE)
    saw["package"] = driver.current_package
    state = driver.find_element(AppiumBy.ID, f"{PACKAGE}:id/state")
    saw["before"] = state.text
    driver.find_element(AppiumBy.ACCESSIBILITY_ID, "Run").click()
    saw["after"] = state.text
    saw["png"] = driver.get_screenshot_as_png()[1:4].decode()
    driver.push_file("/sdcard/Download/a.txt", base64.b64encode(b"hello").decode())
    saw["file"] = base64.b64decode(driver.pull_file("/sdcard/Download/a.txt")).decode()
    saw["log"] = len(driver.get_log("logcat")) > 0
    names, values = driver.get_performance_data(PACKAGE, "memoryinfo", 2)
    saw["pss"] = int(dict(zip(names, values))["totalPss"])
    saw["activity"] = driver.current_activity
    saw["state"] = int(driver.query_app_state(PACKAGE))
    saw["locked"] = driver.is_locked()
    saw["removed"] = driver.remove_app(PACKAGE) is not None and not driver.is_app_installed(PACKAGE)
finally:
    driver.quit()
print(json.dumps(saw))
