import type { MyAvailability } from "../../server/contract/index.ts";
import * as profileWords from "../words/en/profile.ts";

type QuietHours = MyAvailability["quietHours"];

interface Props {
  readonly quietHours: QuietHours;
  readonly onChange: (quietHours: QuietHours) => void;
}

const USUAL = { from: "19:00", to: "08:00" };

/** Hours without mail and notifications; they may go over midnight. */
export function QuietHoursEditor({ quietHours, onChange }: Props) {
  return (
    <div class="field" role="group" aria-labelledby="quiet-title">
      <span id="quiet-title" class="legend">
        {profileWords.quietTitle}
      </span>
      <p class="quiet">{profileWords.quietWhy}</p>
      <label class="tick">
        <input
          type="checkbox"
          checked={quietHours !== null}
          onChange={(event) => onChange(event.currentTarget.checked ? USUAL : null)}
        />
        <span>{profileWords.quietOn}</span>
      </label>
      {quietHours && (
        <div class="window">
          <input
            class="input short"
            type="time"
            aria-label={profileWords.quietFrom}
            value={quietHours.from}
            onChange={(event) =>
              event.currentTarget.value && onChange({ ...quietHours, from: event.currentTarget.value })
            }
          />
          <span class="quiet">{profileWords.to}</span>
          <input
            class="input short"
            type="time"
            aria-label={profileWords.quietTo}
            value={quietHours.to}
            onChange={(event) =>
              event.currentTarget.value && onChange({ ...quietHours, to: event.currentTarget.value })
            }
          />
        </div>
      )}
    </div>
  );
}
