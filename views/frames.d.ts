/* What the scripts are handed, as JSON: written by views/frames.py, read by views/timelayer/frames.js. */

export type Status = "reported" | "announced" | "worked out" | "not reported";

/* A place's figure in a month. An absent bound is null; 0 is a stated or proved zero. */
export interface Mark {
  place: string;
  low: number | null;
  high: number | null;
  /* Where the values are not one range: each piece's ends. */
  pieces: [number | null, number | null][] | null;
  /* The range if the exceptions are used, where that is wider. */
  wide: [number | null, number | null] | null;
  wide_range: string;
  split: number | null;
  range: string;
  state: string;
  said: string;
  status: Status;
  how: string;
  assumed: boolean;
  faint: boolean;
}

/* A month. Its marks are those that differ from the month before. */
export interface Frame {
  title: string;
  evidence: string;
  date: string;
  phase: number | null;
  phase_text: string;
  after_evidence: boolean;
  marks: Mark[];
}

/* Months are counted from the first of the grid. */
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
  reported: boolean;
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
  /* The last month that a report speaks of. */
  known: number;
  events: TimelineEvent[];
  largest: number;
  legend_values: number[];
  source_line: string;
  basis: string;
  banner: string | null;
  frames: Frame[];
}
