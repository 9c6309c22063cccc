/** Leaves this page by a form, as the standard has it for an answer to a platform. */
export function postForm(page: Document, address: string, fields: Record<string, string>): void {
  const form = page.createElement("form");
  form.method = "post";
  form.action = address;
  for (const [name, value] of Object.entries(fields)) {
    const input = page.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  page.body.append(form);
  form.submit();
}
