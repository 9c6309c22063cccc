import { useState } from "preact/hooks";
import type { Invitation } from "../../../server/contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Field } from "../../ui/field.tsx";
import { Loading } from "../../ui/loading.tsx";
import { TroubleNotice } from "../../ui/notice.tsx";
import { useAction } from "../../ui/use-action.ts";
import * as adminWords from "../../words/en/admin.ts";
import type { AdminApi } from "./admin-api.ts";
import { goToSignIn } from "./go-to-sign-in.ts";
import { useLoaded } from "./use-loaded.ts";

interface Props {
  readonly api: AdminApi;
  readonly now: number;
}

/** Addresses that let people in: made here, shown once, taken back at any time. */
export function Invitations({ api, now }: Props) {
  const list = useLoaded("invitations", api.invitations);
  const [email, setEmail] = useState("");
  const [days, setDays] = useState(14);
  const [made, setMade] = useState<Invitation | null>(null);
  const action = useAction();
  const invite = async () => {
    const well = await action.run(async () => {
      const outcome = await api.invite(email.trim() || null, days);
      if (outcome.ok) setMade(outcome.value);
      return outcome;
    });
    if (!well) return;
    setEmail("");
    list.again();
  };
  const revoke = async (id: string) => {
    if (await action.run(() => api.revoke(id))) list.again();
  };

  return (
    <div class="stack apart">
      <form
        class="stack narrow"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <h2>{adminWords.inviteTitle}</h2>
        <Field label={adminWords.inviteEmail} hint={adminWords.inviteEmailHint}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              type="email"
              maxLength={254}
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={adminWords.inviteDays}>
          {(wiring) => (
            <input
              {...wiring}
              class="input number"
              type="number"
              min={1}
              max={90}
              required
              value={days}
              onInput={(event) => setDays(event.currentTarget.valueAsNumber)}
            />
          )}
        </Field>
        {action.trouble && <TroubleNotice trouble={action.trouble} onSignIn={goToSignIn} />}
        <div>
          <Button kind="primary" type="submit" disabled={action.busy}>
            {adminWords.invite}
          </Button>
        </div>
        {made && <Made key={made.id} address={made.address} />}
      </form>
      <section class="stack" aria-label={adminWords.invitations}>
        {list.trouble && <TroubleNotice trouble={list.trouble} onAgain={list.again} onSignIn={goToSignIn} />}
        {!list.value && !list.trouble && <Loading />}
        {list.value?.invitations.length === 0 && <EmptyState title={adminWords.noInvitations} />}
        <ul class="ruled">
          {list.value?.invitations.map((invitation) => (
            <li key={invitation.id} class="row-apart">
              <span>
                {invitation.email ?? adminWords.forAnyone}{" "}
                <span class="small quiet">
                  {adminWords.goodUntil(invitation.expiresAt, now)}, {adminWords.used(invitation.used)}
                </span>
              </span>
              <Button
                small
                aria-label={adminWords.revokeNamed(invitation.email ?? adminWords.forAnyone)}
                onClick={() => void revoke(invitation.id)}
              >
                {adminWords.revoke}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The address of a new invitation: shown once. */
function Made({ address }: { readonly address: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div class="notice" role="status">
      <p>{adminWords.inviteOnce}</p>
      <code class="address">{address}</code>
      <div class="row">
        <Button small onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
          {adminWords.copy}
        </Button>
        {copied && <span>{adminWords.copied}</span>}
      </div>
    </div>
  );
}
