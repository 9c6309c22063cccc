/** Addresses that no platform has, in dotted form. */
const HOSTS = [
  "127.0.0.1",
  "127.8.8.8",
  "10.0.0.1",
  "10.255.255.254",
  "172.16.0.1",
  "172.31.255.254",
  "192.168.1.1",
  "169.254.169.254",
  "169.254.170.2",
  "100.64.0.1",
  "100.127.255.254",
  "0.0.0.0",
  "255.255.255.255",
  "224.0.0.1",
  "198.18.0.1",
  "192.0.0.8",
];

const hex = (number: number, digits = 2) => number.toString(16).padStart(digits, "0");

/** One address as URLs have been written to get past whoever looks only at its letters. */
function spellings(dotted: string): string[] {
  const bytes = dotted.split(".").map(Number);
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const whole = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  const pair = `${hex(a * 256 + b, 4)}:${hex(c * 256 + d, 4)}`;
  return [
    dotted,
    `${dotted}.`,
    String(whole),
    `0x${hex(whole, 8)}`,
    `0${whole.toString(8)}`,
    bytes.map((byte) => `0${byte.toString(8)}`).join("."),
    bytes.map((byte) => `0x${hex(byte)}`).join("."),
    `${a}.${b * 2 ** 16 + c * 2 ** 8 + d}`,
    dotted.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    dotted.replaceAll(".", "%2e"),
    dotted.replaceAll(".", "。"),
    `[::ffff:${dotted}]`,
    `[0:0:0:0:0:ffff:${pair}]`,
    `[64:ff9b::${pair}]`,
    `[2002:${pair}::1]`,
    `[::${pair}]`,
  ];
}

const V6 = [
  "::1",
  "::",
  "fe80::1",
  "febf::1",
  "fec0::1",
  "fc00::1",
  "fd00:ec2::254",
  "ff02::1",
  "2001:db8::1",
  "2001::1",
  "100::1",
];

/** Names and what they mean to the fake look-up of the test. */
export const NAMES: Record<string, string[]> = {
  "inside.example": ["10.0.0.5"],
  "loop.example": ["127.0.0.1"],
  "six.example": ["::1"],
  "mapped.example": ["::ffff:169.254.169.254"],
  "mixed.example": ["93.184.215.14", "192.168.0.7"],
  "metadata.google.internal": ["169.254.169.254"],
  "127.0.0.1.nip.example": ["127.0.0.1"],
};

const TRICKS = [
  "https://lms.example@127.0.0.1/",
  "https://lms.example:443@[::1]/",
  "https://user:word@169.254.169.254/latest/meta-data/",
  "https://127.0.0.1\\@lms.example/",
  "https://lms.example%2f@10.0.0.1/",
  "https://127.1/",
  "https://127.0.1/",
  "https://0/",
  "https://localhost/",
  "https://LOCALHOST./",
  "https://lms.localhost:4600/",
  "http://lms.example/",
  "http://127.0.0.1/",
  "file:///etc/passwd",
  "file://127.0.0.1/etc/passwd",
  "gopher://127.0.0.1:6379/_INFO",
  "dict://127.0.0.1:11211/stats",
  "ftp://127.0.0.1/",
  "ldap://127.0.0.1/",
  "ws://127.0.0.1/",
  "data:application/json,{}",
  "javascript:alert(1)",
  "blob:https://lms.example/1",
  "//127.0.0.1/",
  "https:/127.0.0.1/",
  "https:127.0.0.1",
  "https://",
  "\thttps://127.0.0.1/",
];

/** Every form of an address that must not be called. */
export const privateForms: readonly string[] = [
  ...HOSTS.flatMap(spellings).map((host) => `https://${host}/configuration`),
  ...V6.map((host) => `https://[${host}]/configuration`),
  ...Object.keys(NAMES).map((host) => `https://${host}/configuration`),
  ...TRICKS,
];
