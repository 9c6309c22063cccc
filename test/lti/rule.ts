/** What a tool must do with a platform's services (67 to 83): `run` throws when it does not hold. */
export interface Rule {
  id: string;
  name: string;
  run(): Promise<void>;
}
