/** A field of a request that is invalid. */
interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An error of Zoom's REST API: an HTTP status and `{code?, message, errors?}`. */
export class ApiError extends Error {
  readonly status: number;
  /** Undefined for the few refusals that Zoom documents without a code. */
  readonly code: number | undefined;
  readonly fields: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: number | undefined,
    message: string,
    extra: { fields?: readonly FieldError[]; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = extra.fields ?? [];
    this.headers = extra.headers ?? {};
  }

  get body(): { code?: number; message: string; errors?: readonly FieldError[] } {
    const { code, message, fields } = this;
    return {
      ...(code !== undefined && { code }),
      message,
      ...(fields.length > 0 && { errors: fields }),
    };
  }
}

/** The error for fields that Zoom rejects, each with its reason. */
export function validationFailed(...fields: FieldError[]): ApiError {
  return new ApiError(400, 300, 'Validation Failed.', { fields });
}

/** The error for a user that does not exist or that the caller cannot see. */
export function noSuchUser(idOrEmail: string): ApiError {
  return new ApiError(404, 1001, `User does not exist: ${idOrEmail}.`);
}

/** The error for a meeting that does not exist or that the caller cannot see. */
export function noSuchMeeting(idOrUuid: string | number): ApiError {
  return new ApiError(404, 3001, `Meeting does not exist: ${idOrUuid}.`);
}

/** The error for resources that another user of the account has not shared with the app. */
export function notShared(): ApiError {
  return new ApiError(
    403,
    403,
    'The authenticated user has not permitted access to the targeted resource.',
  );
}

/** The error for the transcript of a meeting that is unknown, or that another user hosted; it has no code. */
export function noPermission(): ApiError {
  return new ApiError(403, undefined, 'No permission.');
}

/** The error for the instances of a meeting that another user hosted; it has no code. */
export function noAuthorization(): ApiError {
  return new ApiError(401, undefined, 'Unauthorized');
}

/** The error for a path that is not an endpoint. */
export function noSuchEndpoint(): ApiError {
  return new ApiError(404, 2300, 'This API endpoint is not recognized.');
}

/** The error for a missing, invalid or expired access token. */
export function unauthorized(message: string, code = 124): ApiError {
  return new ApiError(401, code, message);
}
