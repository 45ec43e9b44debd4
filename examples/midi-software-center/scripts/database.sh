# For other scripts: the password of the address $1 goes into PGPASSWORD, where other users of the machine don't see it, and the
# address without it into $address.
open_database() {
  local credentials=${1#*://}
  credentials=${credentials%%@*}
  local password=${credentials#*:}
  PGPASSWORD=$(printf '%b' "${password//%/\\x}")
  export PGPASSWORD
  address=${1/":$password@"/@}
}
