export interface TabLink {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly count?: number;
}

interface Props {
  readonly label: string;
  readonly tabs: readonly TabLink[];
  readonly current: string;
}

/** The ways between the screens of one host: links, so that they can be opened, kept and spoken. */
export function Tabs({ label, tabs, current }: Props) {
  return (
    <nav aria-label={label} class="tabs">
      {tabs.map((tab) => (
        <a key={tab.id} class="tab" href={tab.href} aria-current={tab.id === current ? "page" : undefined}>
          {tab.label}
          {tab.count ? <span class="count">{tab.count}</span> : null}
        </a>
      ))}
    </nav>
  );
}
