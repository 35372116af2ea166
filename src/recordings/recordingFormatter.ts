import * as vscode from 'vscode';
import type { ReaderLocale } from '../platform/readerLocale';
import { startOfMonth, type Month } from '../schedule/months';
import type { RecordingFile } from '../zoom/recordingTypes';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const formats = {
  month: { month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'short' },
  dateWithYear: { dateStyle: 'medium' },
  fullTime: { dateStyle: 'full', timeStyle: 'short' },
  fullDate: { dateStyle: 'full' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Formats recordings, their dates and sizes in the user's language. */
export class RecordingFormatter {
  constructor(private readonly locale: ReaderLocale) {}

  /** The topic in one line, or a placeholder. */
  topic(topic: string | null | undefined): string {
    const line = (topic ?? '').replace(/\s+/g, ' ').trim();
    return line === '' ? vscode.l10n.t('(no topic)') : line;
  }

  /** A month such as "November 2026". */
  month(month: Month): string {
    const text = this.locale.dateTimeFormat(formats.month).format(startOfMonth(month));
    return text.charAt(0).toLocaleUpperCase(this.locale.language) + text.slice(1);
  }

  /** The day in short; empty if the time is invalid. */
  date(time: string | null | undefined): string {
    return this.formatTime(time, formats.date);
  }

  /** The day with its year, for a list without the names of its months; empty if the time is invalid. */
  dateWithYear(time: string | null | undefined): string {
    return this.formatTime(time, formats.dateWithYear);
  }

  /** Day and time in full; empty if the time is invalid. */
  fullTime(time: string | null | undefined): string {
    return this.formatTime(time, formats.fullTime);
  }

  /** The day in full; empty if the time is invalid. */
  fullDate(time: string | null | undefined): string {
    return this.formatTime(time, formats.fullDate);
  }

  /** A size such as "187 MB"; empty for nothing. */
  size(bytes: number | null | undefined): string {
    if (bytes === undefined || bytes === null || bytes <= 0) {
      return '';
    }
    const power = Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
    const value = bytes / 1_000 ** power;
    return new Intl.NumberFormat(this.locale.language, {
      style: 'unit',
      unit: units[power],
      unitDisplay: power === 0 ? 'long' : 'short',
      maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
    }).format(value);
  }

  /** The kind of a file. */
  file({
    file_type: type,
    file_extension: extension,
    recording_type: kind,
  }: RecordingFile): string {
    switch (type ?? '') {
      case 'MP4':
        return vscode.l10n.t('Video');
      case 'M4A':
        return vscode.l10n.t('Audio');
      case 'TRANSCRIPT':
        return vscode.l10n.t('Transcript');
      case 'CHAT':
      case 'CHAT_MESSAGE':
        return vscode.l10n.t('Chat');
      case 'CC':
        return vscode.l10n.t('Captions');
      case 'CSV':
        return vscode.l10n.t('Polls');
      case 'TIMELINE':
        return vscode.l10n.t('Timeline');
      case 'SUMMARY':
        return vscode.l10n.t('Summary');
      default:
        return (
          [type, extension, kind?.replaceAll('_', ' ')].find(
            (word) => word !== undefined && word !== null && word !== '',
          ) ?? vscode.l10n.t('File')
        );
    }
  }

  /** What a video shows; empty for other files. */
  scene({ recording_type: kind }: RecordingFile): string {
    switch (kind?.replace('(CC)', '') ?? '') {
      case 'shared_screen_with_speaker_view':
        return vscode.l10n.t('screen and speaker');
      case 'shared_screen_with_gallery_view':
        return vscode.l10n.t('screen and gallery');
      case 'shared_screen':
        return vscode.l10n.t('screen');
      case 'active_speaker':
        return vscode.l10n.t('speaker');
      case 'gallery_view':
        return vscode.l10n.t('gallery');
      case 'host_video':
        return vscode.l10n.t('host');
      case 'audio_interpretation':
        return vscode.l10n.t('interpretation');
      case 'sign_interpretation':
        return vscode.l10n.t('sign interpretation');
      default:
        return '';
    }
  }

  private formatTime(time: string | null | undefined, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(time ?? '');
    return Number.isNaN(date.getTime()) ? '' : this.locale.dateTimeFormat(options).format(date);
  }
}
