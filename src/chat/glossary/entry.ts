/** A term as this bot uses it. Text and source together are one short answer. */
export interface GlossaryEntry {
  readonly term: string;
  /** What else people call it, lower case. */
  readonly aliases: readonly string[];
  /** What it is, its formula, and the exact variant where others are in use. */
  readonly text: string;
  /** Who defined it, or what it was measured against. */
  readonly source: string;
  /** The command that shows it. */
  readonly seeAlso: string;
}

/** Entries under one heading, in the order in which a list of topics names them. */
export interface GlossaryTopic {
  readonly title: string;
  readonly entries: readonly GlossaryEntry[];
}
