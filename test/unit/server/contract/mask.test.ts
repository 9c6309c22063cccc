import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASK, maskPersonal } from "../../../../server/contract/mask.ts";

describe("masks", () => {
  test.each([
    ["marta.alves@corp.example", 1],
    ["o'brien+sql@mail.co.uk", 1],
    ["jörg@käse.example", 1],
    ["marta (at) corp (dot) example", 1],
    ["+47 22 55 01 40", 1],
    ["0049 (431) 555-0142", 1],
    ["0431 555 0142", 1],
    ["(212) 555-0142", 1],
    ["212-555-0142", 1],
    ["DE89 3704 0044 0532 0130 00", 1],
    ["GB29NWBK60161331926819", 1],
    ["4111 1111 1111 1111", 1],
    ["123-45-6789", 1],
    ["HL4821377", 1],
    ["20481234", 1],
    ["AB-2024-00917", 1],
    ["550e8400-e29b-41d4-a716-446655440000", 1],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P", 1],
    ["ghp_16C7e42F292c6912E7710c838347Ae178B4a", 1],
    ["9f86d081884c7d659a2feaa0c55ad015", 1],
  ])("%s", (text, masked) => {
    expect(maskPersonal(text)).toEqual({ text: MASK, masked });
  });

  test("secrets keep the word that names them", () => {
    expect(maskPersonal('password = "hunter22" and ?sesskey=kQ7dZr2W').text).toBe(
      `password = "${MASK}" and ?sesskey=${MASK}`,
    );
  });

  test("a badge number keeps its letters at most", () => {
    expect(maskPersonal("badge HL-0048213").text).toBe(`badge HL-${MASK}`);
  });

  test("several in one sentence are counted", () => {
    expect(maskPersonal("Ask ida@a.example or tom@b.example, phone +351 21 555 0142.")).toEqual({
      text: `Ask ${MASK} or ${MASK}, phone ${MASK}.`,
      masked: 3,
    });
  });
});

describe("leaves alone", () => {
  test.each([
    "SELECT rank() OVER (PARTITION BY customer_id ORDER BY ordered_on) FROM orders WHERE total > 1000;",
    "On 2026-03-02 at 14:05 we had 40,000 orders and 3.14159265 of something.",
    "kubectl get pods -l app=bookings,tier=api -o wide",
    "@Override public void onCreate() {}",
    "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
    "The tokens of a lexer; a session takes 90 minutes; password rules.",
    "npm i lodash@4.17.21",
    "getCustomerOrdersByRegionAndMonth and very_long_snake_case_identifier_2",
    "ISO 27001, RFC 9457, port 8080, 192.168.0.1, v1.24.0",
    "10 20 30 40 50 60",
    "0.7518293",
  ])("%s", (text) => expect(maskPersonal(text)).toEqual({ text, masked: 0 }));
});

describe("always", () => {
  test("no e-mail address survives, wherever it stands", () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.string(), (mail, before, after) => {
        expect(maskPersonal(`${before} ${mail} ${after}`).text).not.toContain(mail);
      }),
    );
  });

  test("no UUID and no run of seven digits survives", () => {
    const digits = fc.integer({ min: 1_000_000, max: Number.MAX_SAFE_INTEGER }).map(String);
    fc.assert(
      fc.property(fc.oneof(fc.uuid(), digits), fc.lorem(), (id, words) => {
        expect(maskPersonal(`${words} ${id}, ${words}`).text).not.toContain(id);
      }),
    );
  });

  test("the result is never longer, and masking it again changes nothing", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.emailAddress(),
      fc.uuid(),
      fc.ipV4(),
      fc.webUrl(),
      fc.constant("+47 22 55 01 40"),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join(" ");
        const once = maskPersonal(text);
        expect(once.text.length).toBeLessThanOrEqual(text.length);
        expect(maskPersonal(once.text)).toEqual({ text: once.text, masked: 0 });
      }),
    );
  });
});
