package ondo.store.embedded;

/** What an operator can do about the output of a failed PostgreSQL program. */
final class Advice {

  private Advice() {}

  static String on(String output) {
    if (output.contains("No space left")) {
      return "the disk is full; free some space and start again";
    }
    if (output.contains("Permission denied") || output.contains("Operation not permitted")) {
      return "the server's account cannot use this directory; choose another ONDO_HOME that it can"
          + " read and write, or start Ondo as the directory's owner";
    }
    if (output.contains("Read-only file system")) {
      return "the directory is read-only; choose another ONDO_HOME";
    }
    if (output.contains("user does not exist")) {
      return "the account has no name in /etc/passwd; add one, or set ONDO_DB_URL";
    }
    if (output.contains("shared memory") || output.contains("Cannot allocate memory")) {
      return "the machine gives too little memory; stop other programs or set ONDO_DB_URL";
    }
    return "its last output follows; ONDO_DB_URL can name a PostgreSQL of your own instead";
  }
}
