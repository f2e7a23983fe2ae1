"""The door, the first pages, people, settings and the trail."""

PAGES = """
# Signing in: open to all; who is in already is sent home
account_login                                                     get                >>>>>>>>> >>>>>>> >>+
account_login                                                     post               >>>>>>>>> >>>>>>> >>+
account_logout                                                    get                +++++++++ +++++++ ++>
account_logout                                                    post               >>>>>>>>> >>>>>>> >>>
account_inactive                                                  get                +++++++++ +++++++ +++
account_signup                                                    get                >>>>>>>>> >>>>>>> >>+
account_signup                                                    post               >>>>>>>>> >>>>>>> >>+
account_change_password                                           get                +++++++++ +++++++ ++s
account_change_password                                           post               +++++++++ +++++++ ++s
account_reset_password                                            get                +++++++++ +++++++ +++
account_reset_password                                            post               +++++++++ +++++++ +++
account_reset_password_done                                       get                +++++++++ +++++++ +++
account_reset_password_from_key       =1 =set-password            get                +++++++++ +++++++ +++
account_reset_password_from_key       =1 =set-password            post               +++++++++ +++++++ +++
account_reset_password_from_key_done                              get                +++++++++ +++++++ +++

# First pages, people, settings, trail; letters are read in the example only
home                                                              get                +++++++++ +++++++ ++s
home:choose                                                       post:council       >>>>>>>>> ....... ..s
home:people                                                       get                xxxxxxx+x xxxxxx+ xxs
home:people-of                        council                     get                xxxxxxx+x ....... ..s
home:invite                           council                     get                xxxxxxx+x ....... ..s
home:invite                           council                     post               xxxxxxx+x ....... ..s
home:person                           council officer             get                xxxxxxx+x ....... ..s
home:give-role                        council officer             get                xxxxxxx+x ....... ..s
home:give-role                        council officer             post               xxxxxxx+x ....... ..s
home:send-link                        council officer             post               xxxxxxx>x ....... ..s
home:end-role                         council membership          get                xxxxxxx+x ....... ..s
home:end-role                         council membership          post               xxxxxxx+x ....... ..s
home:council                                                      get                xxxxxxx+x xxxxxx+ xxs
home:council                                                      post               xxxxxxx+x xxxxxx+ xxs
home:council-of                       council                     get                xxxxxxx+x ....... ..s
home:council-of                       council                     post               xxxxxxx+x ....... ..s
home:crest                            council                     get                xxxxxxx+x ....... ..s
home:crest                            council                     post               xxxxxxx+x ....... ..s
home:crest-away                       council                     post               xxxxxxx~x ....... ..s
crests:show                           council crest               get                +++++++++ ....... ..s
home:trail                                                        get                xxxx+xx+x xxx+xx+ xxs
home:trail-of                         council                     get                xxxx+xx+x ....... ..s
home:event                            council event               get                xxxx+xx+x ....... ..s
home:mail                                                         get                ......... ....... ..s
home:letter                           =1.eml                      get                ......... ....... ..s
home:help                                                         get                +++++++++ +++++++ ++s
home:figures                                                      get                +++++++++ +++++++ ++s

# Open to all
# A calendar answers whoever has its address, whoever is signed in; a wrong address is none
committee:feed-dates                  =SECRET                     get                +++++++++ +++++++ +++
committee:feed-dates                  =WRONG                      get                ......... ....... ...
web:council-css                       council                     get                +++++++++ +++++++ +++
web:accessibility                                                 get                +++++++++ +++++++ +++
verify                                                            get                +++++++++ +++++++ +++
verify                                                            post               +++++++++ +++++++ +++

# What papers quote of other places
published:quoted                      council                     get                +++++.... ....... ..s
published:quote                       council                     get                xxx+x.... ....... ..s
published:quote                       council                     post               xxx+x.... ....... ..s
"""
