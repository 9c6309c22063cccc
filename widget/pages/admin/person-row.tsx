import { useState } from "preact/hooks";
import type { AdminPerson } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import { commonWords } from "../../words/en.ts";
import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { focusOnArrival } from "../../ui/focus-on-arrival.ts";

interface Props {
  readonly person: AdminPerson;
  readonly now: number;
  readonly api: AdminApi;
  readonly onChanged: () => void;
}

/** One person: who, where, in what state; their role, and the step when they have left. */
export function PersonRow({ person, now, api, onChanged }: Props) {
  const [leaving, setLeaving] = useState(false);
  const action = useAction();
  const other = person.role === "admin" ? "member" : "admin";
  const change = other === "admin" ? adminWords.makeAdmin : adminWords.makeMember;
  const run = async (verb: () => ReturnType<AdminApi["markLeft"]>) => {
    if (!(await action.run(verb))) return;
    setLeaving(false);
    onChanged();
  };
  return (
    <>
      <tr>
        <th scope="row">
          <bdi>{person.name}</bdi>
          <br />
          <span class="small quiet">{person.email}</span>
        </th>
        <td dir="auto">{person.department}</td>
        <td>{adminWords.states(person, now)}</td>
        <td>{adminWords.roles[person.role]}</td>
        <td>
          {!person.leftAt && (
            <div class="row">
              <Button
                small
                disabled={action.busy}
                aria-label={adminWords.roleNamed(change, person.name)}
                onClick={() => void run(() => api.setRole(person.id, other))}
              >
                {change}
              </Button>
              <Button small aria-label={adminWords.leftNamed(person.name)} onClick={() => setLeaving(true)}>
                {adminWords.left}
              </Button>
            </div>
          )}
          {person.leftByList && (
            <Button small aria-label={adminWords.leftNamed(person.name)} onClick={() => setLeaving(true)}>
              {adminWords.left}
            </Button>
          )}
        </td>
      </tr>
      {(leaving || action.trouble) && (
        <tr>
          <td colSpan={5}>
            {leaving && (
              <div class="notice">
                <p dir="auto">
                  <strong>{adminWords.leftTitle(person.name)}</strong>
                </p>
                <ul>
                  {(person.leftByList ? adminWords.leftForGood : adminWords.leftWhat)(person.name).map((line) => (
                    <li key={line} dir="auto">
                      {line}
                    </li>
                  ))}
                </ul>
                <div class="row">
                  <Button kind="danger" disabled={action.busy} onClick={() => void run(() => api.markLeft(person.id))}>
                    {adminWords.leftYes}
                  </Button>
                  <Button kind="plain" ref={focusOnArrival} onClick={() => setLeaving(false)}>
                    {commonWords.cancel}
                  </Button>
                </div>
              </div>
            )}
            {action.trouble && <TroubleNotice trouble={action.trouble} />}
          </td>
        </tr>
      )}
    </>
  );
}
