// Ondo under PM2: two APIs and one scheduler. Secrets and addresses come from the environment or
// from files that it names; nothing of the kind is written here.
//
//   deploy/ondo builds the jars; then: pm2 start ecosystem/ecosystem.config.js
//   Balance 8010 and 8011 behind nginx on 8000 (ecosystem/nginx/ondo.conf).
const fs = require('fs');
const os = require('os');
const path = require('path');

const root = path.resolve(__dirname, '..');
const home = process.env.ONDO_HOME || path.join(os.homedir(), '.ondo');
const javaHome = process.env.ONDO_JAVA_HOME || process.env.JAVA_HOME;
const java = javaHome ? path.join(javaHome, 'bin', 'java') : 'java';
const port = Number(process.env.ONDO_PORT || 8000);

function jar(module) {
  const target = path.join(root, module, 'target');
  const names = fs.existsSync(target) ? fs.readdirSync(target) : [];
  const name = names.find((n) => n.startsWith(module + '-') && n.endsWith('.jar'));
  if (!name) {
    throw new Error(`${module} is not built; run: mvn -DskipTests package`);
  }
  return path.join(target, name);
}

function server(name, module, heap, own) {
  return {
    name,
    script: java,
    interpreter: 'none',
    exec_mode: 'fork',
    args: ['-Xmx' + heap, '-XX:+UseSerialGC', '-XX:+UseCompactObjectHeaders',
      // A process that lost a thread to a full heap looks alive and is not: PM2 starts a new one.
      '-XX:+ExitOnOutOfMemoryError', '-jar', jar(module)],
    // Longer than the 20 s in which the servers finish what they have begun.
    kill_timeout: 25000,
    exp_backoff_restart_delay: 200,
    out_file: path.join(home, 'logs', name + '.log'),
    error_file: path.join(home, 'logs', name + '.log'),
    merge_logs: true,
    env: {
      ONDO_HOME: home,
      // The APIs stand behind a proxy on this machine and believe its word for a client's address.
      ONDO_FORWARDED: process.env.ONDO_FORWARDED || 'native',
      ONDO_PROXIES: process.env.ONDO_PROXIES || '127\\.0\\.0\\.1',
      ONDO_SCHEDULER_URL: `http://127.0.0.1:${port + 1}`,
      ONDO_INTERNAL_TOKEN_FILE:
        process.env.ONDO_INTERNAL_TOKEN_FILE || path.join(home, 'internal-token'),
      ...own,
    },
  };
}

module.exports = {
  apps: [
    server('scheduler', 'scheduler-server', '512m', {
      ONDO_SCHEDULER_PORT: String(port + 1),
      ONDO_MANAGEMENT_PORT: String(port + 1100),
    }),
    server('api-1', 'api-server', '256m', {
      ONDO_PORT: String(port + 10),
      ONDO_MANAGEMENT_PORT: String(port + 1000),
    }),
    server('api-2', 'api-server', '256m', {
      ONDO_PORT: String(port + 11),
      ONDO_MANAGEMENT_PORT: String(port + 1001),
    }),
  ],
};
