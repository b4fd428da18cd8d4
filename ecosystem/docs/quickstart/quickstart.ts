// Register a site, ask for an assessment, follow it, read the risks. Needs Node 22.18 or newer, no
// packages (older ones: node --experimental-strip-types).
//   ONDO_URL=http://127.0.0.1:8000 ONDO_KEY=$(cat ~/.ondo/dev-key) node quickstart.ts

const url = process.env.ONDO_URL ?? "http://127.0.0.1:8000";
const key = process.env.ONDO_KEY ?? "";

interface Problem {
  code: string;
  detail: string;
}

interface Site {
  id: string;
  version: number;
  regionCode: string | null;
}

interface Row {
  hazard: string;
  level: string | null;
  expectedLoss: number | null;
  status: string;
  flags: string[];
}

interface Gap {
  hazard: string;
  status: string;
  code?: string;
  flags: string[];
}

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) {
    throw (await answer.json()) as Problem;
  }
  return (await answer.json()) as T;
}

async function register(externalId: string): Promise<Site> {
  try {
    return await call<Site>("POST", "/api/v1/sites", {
      externalId,
      name: "Plant 2",
      latitude: 35.1,
      longitude: 129.0,
      assetValue: 1_000_000_000,
      currency: "KRW",
    });
  } catch (problem) {
    if ((problem as Problem).code !== "duplicate-external-id") {
      throw problem;
    }
    const page = await call<{ items: Site[] }>("GET", `/api/v1/sites?q=${externalId}`);
    return page.items[0];
  }
}

// Prints the events of a job; stops at its end, or when the time is over.
async function follow(job: string, seconds: number): Promise<void> {
  const events = await fetch(`${url}/api/v1/jobs/${job}/events`, {
    headers: { Authorization: `Bearer ${key}` },
    signal: AbortSignal.timeout(seconds * 1000),
  });
  let text = "";
  for await (const part of events.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    const whole = text.split("\n\n");
    text = whole.pop() ?? "";
    for (const event of whole) {
      const name = /^event: (.*)$/m.exec(event)?.[1];
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (name && data) {
        console.log(name, JSON.parse(data).percent, "%");
        if (name !== "progress") {
          return;
        }
      }
    }
  }
}

const site = await register("quickstart-typescript");
console.log("site", site.id, "in region", site.regionCode);
const job = await call<{ id: string; status: string }>("POST", "/api/v1/jobs", {
  type: "ASSESS_SITES",
  siteIds: [site.id],
});
console.log("job", job.id, job.status);
await follow(job.id, Number(process.env.ONDO_WAIT ?? "60"));
const risks = await call<{ risks: Row[]; gaps: Gap[] }>(
  "GET",
  `/api/v1/sites/${site.id}/risks?scenario=SSP245&horizon=MEDIUM`,
);
for (const row of risks.risks) {
  console.log(row.hazard, row.level, row.expectedLoss, row.status, row.flags.join(" "));
}
for (const gap of risks.gaps) {
  console.log(gap.hazard, "unknown:", gap.code ?? gap.status, gap.flags.join(" "));
}
