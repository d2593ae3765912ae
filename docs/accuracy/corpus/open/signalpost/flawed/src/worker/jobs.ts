/** What other services put on the queue. */
export interface ExhibitJob {
  title: string;
  era?: string;
  picture?: { name: string; size: string };
  source?: string;
  rule?: string;
  tags?: Record<string, unknown>;
}

export interface SearchQuery {
  title?: string;
  era?: string;
  order?: string;
}
