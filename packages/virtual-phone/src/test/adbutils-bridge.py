"""PyPI adbutils behind lines of JSON: {"id", "method", "args"} in, {"id", "value"} or {"id", "error"} out. Bytes are base64."""
import base64
import io
import json
import socket
import sys
import threading

from adbutils import AdbClient

server_port, address = int(sys.argv[1]), sys.argv[2]
client = AdbClient(host="127.0.0.1", port=server_port)
device = client.device(serial=address)
output = threading.Lock()


def talk(phone_port: int, message: str) -> str:
    port = device.forward_port(phone_port)
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(message.encode())
        received = b""
        while chunk := connection.recv(65536):
            received += chunk
    return received.decode()


def logcat() -> str:
    with device.shell("logcat", stream=True) as connection:
        return connection.conn.recv(4096).decode()


def screenshot() -> str:
    picture = io.BytesIO()
    device.screenshot().save(picture, format="png")
    return base64.b64encode(picture.getvalue()).decode()


METHODS = {
    "list": lambda: [each.serial for each in client.device_list()],
    "shell": lambda line: device.shell(line, rstrip=False),
    "push": lambda data, path: device.sync.push(base64.b64decode(data), path),
    "pull": lambda path: base64.b64encode(device.sync.read_bytes(path)).decode(),
    "install": lambda apk: device.install(apk, nolaunch=True, silent=True),
    "uninstall": lambda name: device.uninstall(name),
    "talk": talk,
    "reverse": lambda phone_port, host_port: device.reverse(f"tcp:{phone_port}", f"tcp:{host_port}"),
    "reverses": lambda: [each.remote for each in device.reverse_list()],
    "logcat": logcat,
    "screenshot": screenshot,
    "instrument": lambda component: device.shell(f"am instrument -w {component}", timeout=60),
}


def answer(request: dict) -> None:
    try:
        reply = {"value": METHODS[request["method"]](*request["args"])}
    except Exception as error:  # whatever the library throws is the test's to see
        reply = {"error": f"{type(error).__name__}: {error}"}
    with output:
        print(json.dumps({"id": request["id"], **reply}), flush=True)


for line in sys.stdin:
    # an instrumentation runs while other requests are served
    threading.Thread(target=answer, args=(json.loads(line),), daemon=True).start()
