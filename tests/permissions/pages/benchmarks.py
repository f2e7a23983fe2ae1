"""Published statistics, and whom a council is set beside."""

PAGES = """
# Published statistics belong to the installation: staff of every council read them, analysts of any load them
published:imports                                                 get                +++++.... ++++... ..s
published:load                                                    get                xxx+x.... xx+x... ..s
published:load                                                    post               xxx+x.... xx+x... ..s
published:release                     release                     get                +++++.... ++++... ..s
published:import                      read_file                   get                +++++.... ++++... ..s
published:import                      queued_file                 get                +++++.... ++++... ..s
published:import                      failed_file                 get                +++++.... ++++... ..s
published:answer                      asked_file                  get                xxx+x.... xx+x... ..s
published:answer                      asked_file                  post               xxx+x.... xx+x... ..s
published:map                         failed_file                 get                xxx+x.... xx+x... ..s
published:map                         failed_file                 post               xxx+x.... xx+x... ..s
published:resume                      read_file                   post               xxx~x.... xx~x... ..s
published:cancel                      queued_file                 post               xxx>x.... xx>x... ..s
published:accept                      read_file                   get                xxx+x.... xx+x... ..s
published:accept                      read_file                   post               xxx+x.... xx+x... ..s
published:discard                     read_file                   get                xxx+x.... xx+x... ..s
published:discard                     read_file                   post               xxx+x.... xx+x... ..s
published:problems                    read_file                   get                +++++.... ++++... ..s
published:file                        read_file                   get                xxx+x.... xx+x... ..s
published:tables                                                  get                +++++.... ++++... ..s
published:add-table                                               get                xxx+x.... xx+x... ..s
published:add-table                                               post               xxx+x.... xx+x... ..s
published:table                       =a_table                    get                +++++.... ++++... ..s
published:unmap                       =a_table mapping            get                xxx+x.... xx+x... ..s
published:unmap                       =a_table mapping            post               xxx+x.... xx+x... ..s
areas:places                                                      get                +++++.... ++++... ..s
areas:load-list                                                   get                xxx+x.... xx+x... ..s
areas:load-list                                                   post               xxx+x.... xx+x... ..s
areas:list                            list                        get                +++++.... ++++... ..s
areas:accept-list                     list                        post               xxx>x.... xx>x... ..s
areas:set-list-aside                  list                        post               xxx>x.... xx>x... ..s
areas:models                                                      get                +++++.... ++++... ..s
areas:load                                                        get                xxx+x.... xx+x... ..s
areas:load                                                        post               xxx+x.... xx+x... ..s
areas:model                           model                       get                +++++.... ++++... ..s
areas:accept                          model                       post               xxx>x.... xx>x... ..s
areas:set-aside                       model                       post               xxx>x.... xx>x... ..s

# Whom a council is set beside
published:group                       council group               get                +++++.... ....... ..s
areas:changes                         council                     get                +++++++.+ ....... ..s
areas:groups                          council                     get                +++++.... ....... ..s
areas:make-group                      council                     get                xxx+x.... ....... ..s
areas:make-group                      council                     post               xxx+x.... ....... ..s
areas:give-members                    council group               get                xxx+x.... ....... ..s
areas:give-members                    council group               post               xxx+x.... ....... ..s
"""
