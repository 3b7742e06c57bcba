-- Run last: functions made in the files before are callable by everybody until this line.
revoke execute on all functions in schema door from public;
