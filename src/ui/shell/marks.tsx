/** Our own mark: strata of a coalface, and the thread through them. */
export const Mark = () => (
  <svg className="cf-mark" width="34" height="34" viewBox="0 0 34 34" aria-hidden="true" focusable="false">
    <rect className="cf-mark__ground" width="34" height="34" rx="6" fill="#fff" />
    <path d="M5 24h24M5 19h24" stroke="#005eb8" strokeWidth="3" />
    <path
      d="M5 11c4 0 4-4 8-4s4 7 8 7 4-4 8-4"
      fill="none"
      stroke="#9a3f12"
      strokeWidth="3"
      strokeLinecap="round"
    />
  </svg>
);

/** The NHS logo, for bodies that may use it. */
export const NhsLogo = () => (
  <svg
    className="cf-nhs"
    width="76"
    height="31"
    viewBox="0 0 200 80"
    role="img"
    aria-label="NHS"
    focusable="false"
  >
    <path
      fill="#fff"
      d="M200 0v80H0V0h200Zm-27.5 5.5c-14.5 0-29 5-29 22 0 10.2 7.7 13.5 14.7 16.3l.7.3c5.4 2 10.1 3.9 10.1 8.4 0 6.5-8.5 7.5-14 7.5s-12.5-1.5-16-3.5L135 70c5.5 2 13.5 3.5 20 3.5 15.5 0 32-4.5 32-22.5 0-19.5-25.5-16.5-25.5-25.5 0-5.5 5.5-6.5 12.5-6.5a35 35 0 0 1 14.5 3l4-13.5c-4.5-2-12-3-20-3Zm-131 2h-22l-14 65H22l9-45h.5l13.5 45h21.5l14-65H64l-9 45h-.5l-13-45Zm63 0h-18l-13 65h17l6-28H117l-5.5 28H129l13.5-65H125L119.5 32h-20l5-24.5Z"
    />
  </svg>
);

export const Lens = () => (
  <svg
    width="20"
    height="20"
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="2.4"
    aria-hidden="true"
    focusable="false"
  >
    <circle cx="8.5" cy="8.5" r="5.8" />
    <path d="m13 13 5 5" />
  </svg>
);
