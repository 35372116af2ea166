/** How a meeting of type 8 repeats (Zoom API, "Create a meeting", `recurrence`). */
export interface Recurrence {
  /** 1 daily, 2 weekly, 3 monthly. */
  type: number;
  repeat_interval?: number;
  weekly_days?: string;
  monthly_day?: number;
  monthly_week?: number;
  monthly_week_day?: number;
  end_times?: number;
  /** ISO 8601, UTC. */
  end_date_time?: string;
  [field: string]: unknown;
}
