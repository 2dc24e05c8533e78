/* What the scripts are handed, as JSON: written by Python, read by views/timelayer/frames.js.
 *
 * views/wire.py says the same, and what each field means; a test holds the two together.
 */

export type Support = "stated" | "planned" | "worked-out" | "assumed" | "country-total" | "no-number";

export type Presence =
  | "disputed"
  | "left"
  | "overdue"
  | "unconfirmed"
  | "to-be-empty"
  | "leaving"
  | "to-shrink"
  | "seen"
  | "to-stay"
  | "no-report";

export interface Mark {
  place: string;
  low: number | null;
  high: number | null;
  pieces: [number | null, number | null][] | null;
  wide: [number | null, number | null] | null;
  wide_range: string;
  split: number | null;
  range: string;
  state: string;
  said: string;
  presence: Presence;
  support: Support;
  how: string;
  assumed: boolean;
  faint: boolean;
}

/* Its marks are those that differ from the month before. */
export interface Frame {
  title: string;
  evidence: string;
  date: string;
  phase: number | null;
  phase_text: string;
  after_evidence: boolean;
  marks: Mark[];
}

export interface Phase {
  id: string;
  name: string;
  short: string;
  first: number;
  last: number;
}

export interface Place {
  id: string;
  name: string;
  kind: "country" | "base";
  parent: string | null;
  latitude: number | null;
  longitude: number | null;
  has_sites: boolean;
  named: boolean;
}

export interface TimelineEvent {
  month: number;
  kind: "report" | "milestone";
  date: string;
  label: string;
}

export interface Frames {
  edition: string;
  as_known: string;
  population: string;
  months: string[];
  month_names: string[];
  month_short: string[];
  phases: Phase[];
  places: Place[];
  known: number;
  events: TimelineEvent[];
  largest: number;
  legend_values: number[];
  source_line: string;
  basis: string;
  banner: string | null;
  frames: Frame[];
}

export interface LedgerRow {
  id: string;
  says: string;
  places: string[];
  place_ids: string[];
  who: string;
  parties: string[];
  party_ids: string[];
  modality: string;
  measure: string;
  when: string;
  amount: string;
  use: string;
  use_code: string;
  report: string;
  outlet: string;
  date: string;
  locator: number;
  month: number | null;
  place: string | null;
}
