/** The service's own page; the cookie it sets is the session of this one. */
export const goToSignIn = () => location.assign("/sign-in");
