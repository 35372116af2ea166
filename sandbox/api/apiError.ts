/** A field of a body that was refused. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** A refusal of Zoom's REST API: an HTTP status and `{code, message, errors?}`. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly fields: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: number,
    message: string,
    extra: { fields?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = extra.fields ?? [];
    this.headers = extra.headers ?? {};
  }

  get body(): { code: number; message: string; errors?: readonly FieldError[] } {
    const { code, message, fields } = this;
    return { code, message, ...(fields.length > 0 && { errors: fields }) };
  }
}

export function validationFailed(...fields: FieldError[]): ApiError {
  return new ApiError(400, 300, 'Validation Failed.', { fields });
}

export function noSuchUser(idOrEmail: string): ApiError {
  return new ApiError(404, 1001, `User does not exist: ${idOrEmail}.`);
}

export function noSuchMeeting(idOrUuid: string | number): ApiError {
  return new ApiError(404, 3001, `Meeting does not exist: ${idOrUuid}.`);
}

/** The refusal where another user has not shared what an app would need. */
export function notShared(): ApiError {
  return new ApiError(
    403,
    403,
    'The authenticated user has not permitted access to the targeted resource.',
  );
}

/** What Zoom says of a path that is no endpoint. */
export function noSuchEndpoint(): ApiError {
  return new ApiError(400, 2300, 'This API endpoint is not recognized.');
}

export function unauthorized(message: string, code = 124): ApiError {
  return new ApiError(401, code, message);
}
