/** What a malicious or broken phone may say of itself: for the shell, SQL, HTML, a terminal, JSON, paths, logs and file names. */
export const HOSTILE_PROPERTIES: Readonly<Record<string, string>> = {
  'ro.product.model': '"; reboot; echo $(id) `id` && rm -rf / #',
  'ro.product.manufacturer': "Robert'); DROP TABLE devices;--",
  'ro.product.brand': '<img src=x onerror=alert(1)><script>alert(1)</script>',
  'ro.product.device': '\u001b]0;owned\u0007\u001b[2J\u001b[31mred\u001b[0m',
  'ro.product.name': '../../../../etc/passwd%00.png',
  'ro.build.fingerprint': `${'A'.repeat(600)}\r\n{"event":"phone.ready"}`,
  'ro.soc.model': '{"__proto__":{"admin":true}}',
  'ro.board.platform': '\u202etxt.exe\u2066 \ufeff',
  'ro.hardware': '=cmd|"/c calc"!A1',
};
