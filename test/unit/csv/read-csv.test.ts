import { describe, expect, test } from "vitest";
import { readCsv } from "../../../server/csv/read-csv.ts";
import { writeCsv } from "../../../server/csv/write-csv.ts";
import { Refusal } from "../../../server/refusal.ts";

const columns = { known: ["email", "name"], required: ["email"] };
const read = async (csv: string) =>
  (await readCsv(csv, columns)).rows.map(({ line, cells, fault }) => [
    line,
    cells.get("email"),
    cells.get("name"),
    fault,
  ]);
const refusal = async (csv: string) => {
  const error: unknown = await readCsv(csv, columns).catch((refused: unknown) => refused);
  if (!(error instanceof Refusal)) throw new Error("it was not refused");
  return error.options.fields?.[0]?.message;
};

describe("reading a table", () => {
  test.each([
    ["commas", "email,name\na@x.org,Ann\n"],
    ["semicolons and CRLF", "email;name\r\na@x.org;Ann\r\n"],
    ["tabs", "email\tname\na@x.org\tAnn"],
    ["a byte order mark", "\ufeffemail,name\na@x.org,Ann"],
    ["old line ends", "email,name\ra@x.org,Ann\r"],
    ["quotes", '"email","name"\n"a@x.org","Ann"'],
    ["a header of another case", "E-mail,NAME".replace("E-mail", "EMAIL") + "\na@x.org, Ann "],
  ])("takes %s", async (_what, csv) => {
    expect(await read(csv)).toEqual([[2, "a@x.org", "Ann", null]]);
  });

  test("tells the line where a row starts, past empty lines and breaks within cells", async () => {
    const csv = 'email,name\r\n\r\na@x.org,"Ann\r\nLee"\r\n,\r\nb@x.org,"says ""hi"", twice"\r\n';
    expect(await read(csv)).toEqual([
      [3, "a@x.org", "Ann\nLee", null],
      [6, "b@x.org", 'says "hi", twice', null],
    ]);
  });

  test("keeps letters whole where the file is read in pieces", async () => {
    const names = Array.from({ length: 9_000 }, (_, nth) => `${"😀ß字".repeat(3)} ${nth}`);
    const rows = await read(`email,name\n${names.map((name, nth) => `${nth}@x.org,${name}`).join("\n")}`);
    expect(rows.map(([, , name]) => name)).toEqual(names);
  });

  test("gives rows that cannot be read with their fault, and the others all the same", async () => {
    const csv = `email,name\na@x.org\nb@x.org,J\ufffdrgen\nc@x.org,says "hi"\nd@x.org,${"x".repeat(2_001)}\ne@x.org,Eva`;
    expect((await read(csv)).map(([line, , , fault]) => [line, fault])).toEqual([
      [2, "has 1 cells where the first line has 2"],
      [3, "has letters that were lost; save the file as UTF-8"],
      [4, "a quotation mark stands where none can be"],
      [5, "has a cell of more than 2000 characters"],
      [6, null],
    ]);
  });

  test("names columns that nobody asked for", async () => {
    expect((await readCsv("email,nmae,\na@x.org,,", columns)).unknownColumns).toEqual(["nmae"]);
  });

  test.each([
    ["an empty file", "", /is empty/],
    ["a file without the column", "name\nAnn", /needs the columns email/],
    ["a column twice", "email,name,Email\na,b,c", /the column email twice/],
    ["a quote that never closes", 'email,name\na@x.org,Ann\nb@x.org,"Ben\nc@x.org,Cy\n', /on line 3 or after it/],
    ["too many rows", `email\n${"a@x.org\n".repeat(20_001)}`, /more than 20000 rows/],
  ])("refuses %s", async (_what, csv, message) => {
    expect(await refusal(csv)).toMatch(message);
  });
});

describe("writing a table", () => {
  const hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "'quoted'", "a, b", 'say "x"', "two\nlines", "\t=1", "plain"];

  test("leaves nothing that a spreadsheet would calculate", () => {
    const csv = writeCsv(
      ["email"],
      hostile.map((cell) => [cell]),
    );
    const bare = csv
      .replace("\ufeff", "")
      .split("\r\n")
      .map((line) => line.replace(/^"/, ""));
    expect(bare.filter((line) => /^[=+\-@\t]/.test(line))).toEqual([]);
  });

  test("comes back as it was", async () => {
    const csv = writeCsv(
      ["email", "name"],
      hostile.map((cell) => ["a@x.org", cell]),
    );
    expect((await read(csv)).map(([, , name]) => name)).toEqual(hostile);
  });
});
